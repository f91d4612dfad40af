import { none } from "../../../src/model/many.ts";
import { notOffered } from "../clouds.ts";

/**
 * A security group that is named by an instance adds its members to the whitelist; its rules are not asked.
 * Members are never "any", so such groups neither guard nor open.
 */
export const shared = { role: "both", guards: none, platformWideAccess: notOffered["database/platform-wide-access"] } as const;
