/** Alibaba Cloud, read live. */
import { everyOperation, type Adapter, type Operation } from "../../src/provider/adapter.ts";
import { activated, activationOperation } from "./activation.ts";
import { calls } from "./calls.ts";
import { inventoryOf, inventoryOperations } from "./inventory.ts";
import { DEFAULT_MEMBER_ROLE, type AlicloudOptions } from "./options.ts";
import { ramPolicy, sessionPolicy } from "./permissions.ts";
import { openAlicloud, sessionOperations } from "./session.ts";

const beyond: readonly Operation[] = [...sessionOperations, ...inventoryOperations, activationOperation];
const operations = everyOperation({ calls, beyond });
const declared = new Set(operations.keys());

export const alicloud: Adapter<AlicloudOptions> = {
  provider: "alicloud",
  calls,
  beyond,
  grants: { "ram-policy": ({ memberRole = DEFAULT_MEMBER_ROLE }) => ramPolicy([...operations.values()].flat(), memberRole) },
  open: async (chosen, opening) => {
    silence();
    const estate = await openAlicloud(chosen, {
      ...opening,
      declared,
      policy: sessionPolicy([...operations.values()].flat()),
      shortcuts: (_session, options, send) => inventoryOf(options, send),
    });
    return { ...estate, sessions: estate.sessions.map((session) => ({ ...session, offers: activated(session.home) })) };
  },
};

/** The vendor's packages write headers, bodies and what they sign wherever this variable asks them to when they are loaded. All of it holds keys. */
function silence(): void {
  delete process.env["DEBUG"];
}
