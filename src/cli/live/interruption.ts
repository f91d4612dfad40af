import { setMaxListeners } from "node:events";

/** Ctrl-C ends the reading and keeps what was read; a second one ends the program. */
export function interruption(): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController();
  // Every call on its way listens, and there may be hundreds.
  setMaxListeners(0, controller.signal);
  const stop = (): void => controller.abort();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return {
    signal: controller.signal,
    done: () => {
      process.removeListener("SIGINT", stop);
      process.removeListener("SIGTERM", stop);
    },
  };
}
