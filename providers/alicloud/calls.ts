/** Every call of this cloud, subject by subject. */
import type { Call } from "../../src/provider/call.ts";
import { calls as auditTrail } from "./audit-trail/live.ts";
import { calls as objectStore } from "./object-store/live.ts";
import { calls as securityGroup } from "./security-group/live.ts";

export const calls: readonly Call[] = [...auditTrail, ...objectStore, ...securityGroup];
