/** Components of the control plane whose logs are kept where they are asked for. */
export const expectedLogs: readonly string[] = ["apiserver", "kcm", "scheduler", "ccm"];
