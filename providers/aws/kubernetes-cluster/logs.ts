/** Logs of the control plane that EKS offers. */
export const LOGS = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
