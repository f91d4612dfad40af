/** The resource graph lets each identity ask a few questions in a few seconds, and says with each answer how many are left. */
import type { World } from "../../src/provider/session.ts";
import { quotaReset } from "./refusal.ts";

export class Quota {
  readonly #world: World;
  /** When the next question may go out, ms of the world's clock. */
  #open = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async turn(signal: AbortSignal): Promise<void> {
    const wait = this.#open - this.#world.now().getTime();
    if (wait > 0) await this.#world.sleep(wait, signal);
  }

  /** Reads what an answer says of the quota. */
  heed(header: (name: string) => string | undefined): void {
    const left = header("x-ms-user-quota-remaining");
    const reset = quotaReset(header("x-ms-user-quota-resets-after"));
    if (left !== undefined && Number(left) <= 0 && reset !== undefined) this.#open = this.#world.now().getTime() + reset;
  }
}
