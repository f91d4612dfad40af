import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { blocks, boolean, word } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";

const modes = { Enforce: true, Audit: false, Disabled: false } as const;

/**
 * The metadata security protocol lets only trusted processes of the machine reach the metadata service:
 * https://learn.microsoft.com/azure/virtual-machines/metadata-security-protocol/overview. Without its block the machine has what the service
 * offers by itself, which is no token.
 */
export function metadataGuarded({ body, at }: Doc, under: string): Fact<boolean> {
  const path = `${under}.securityProfile.proxyAgentSettings`;
  const settings = blocks(body, path);
  const [agent] = settings.items;
  if (agent === undefined)
    return settings.open[0] === undefined ? notOffered["virtual-machine/metadata-token"] : unknownBecause(settings.open[0], at);
  const mode = word(agent, "imds.mode", modes, word(agent, "mode", modes, known(false, { basis: "default", at: agent.at })));
  return chain(boolean(agent, "enabled", known(false, { basis: "default", at: agent.at })), (on) =>
    on ? mode : known(false, { at: agent.at }),
  );
}
