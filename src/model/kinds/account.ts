import type { ResourceBase } from "../resource.ts";

/**
 * An account or subscription. In code it exists only where `cldscan.yaml` declares that the code is complete for it.
 * What belongs to it points at it.
 */
export type Account = ResourceBase<"account">;

export const account: Readonly<Record<string, never>> = {};
