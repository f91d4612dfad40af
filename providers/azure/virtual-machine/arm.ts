import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, word } from "../../../src/provider/read.ts";
import { armBase } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { machineDisks } from "./disks.ts";

const disksAt = (profile: string): readonly string[] => [`${profile}.storageProfile.osDisk`, `${profile}.storageProfile.dataDisks`];

const machine = defineMapper({
  provider: "azure",
  reads: armTypes.machine,
  kinds: ["virtual-machine"],
  map: (doc) => ({
    ...armBase("virtual-machine", doc),
    metadataTokenRequired: guarded(doc, "properties"),
    disks: machineDisks(doc.body, disksAt("properties")),
  }),
});

const profile = "properties.virtualMachineProfile";

const scaleSet = defineMapper({
  provider: "azure",
  reads: armTypes.scaleSet,
  kinds: ["machine-template"],
  map: (doc) => ({
    ...armBase("machine-template", doc),
    metadataTokenRequired: guarded(doc, profile),
    disks: machineDisks(doc.body, disksAt(profile)),
  }),
});

const modes = { Enforce: true, Audit: false, Disabled: false } as const;

/**
 * The metadata security protocol lets only trusted processes of the machine reach the metadata service:
 * https://learn.microsoft.com/azure/virtual-machines/metadata-security-protocol/overview. Without its block the machine has what the service
 * offers by itself, which is no token.
 */
function guarded({ body, at }: Doc, under: string): Fact<boolean> {
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

const disk = defineMapper({
  provider: "azure",
  reads: armTypes.disk,
  kinds: ["disk"],
  map: (doc) => ({ ...armBase("disk", doc), encrypted: known(true, { basis: "platform", at: doc.at }) }),
});

export const mappers = [machine, scaleSet, disk];
