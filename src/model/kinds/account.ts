import type { Fields, ResourceBase } from "../resource.ts";

/**
 * An account or subscription. In code it exists only where `cldscan.yaml` declares that the code is complete for it.
 * What belongs to it points at it.
 */
export interface Account extends ResourceBase<"account"> {}

export const account: Fields<Account> = {};
