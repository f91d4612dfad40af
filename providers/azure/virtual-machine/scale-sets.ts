import type { Doc } from "../../../src/iac/document.ts";
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { agentTypes, extensionsOf } from "./agents.ts";
import { machineDisks } from "./disks.ts";
import { commandTypes, startUpSecrets } from "./start-up.ts";

/** No argument of azurerm reaches the metadata security protocol, so a machine in this code has what the service offers by itself: no token. */
export const metadata = {
  metadataTokenRequired: notOffered["virtual-machine/metadata-token"],
  metadataHopLimit: notOffered["virtual-machine/metadata-hop-limit"],
};
const also = [...agentTypes, ...commandTypes];

function templateOf(doc: Doc, links: Links, startUp: readonly string[], disks: readonly string[]): MachineTemplate {
  return {
    disks: machineDisks(doc.body, disks),
    userDataSecrets: startUpSecrets(doc, startUp, extensionsOf(doc, links), links),
    ...azureBase("machine-template", doc),
    ...metadata,
  };
}

const scaleSet = defineMapper({
  provider: "azure",
  reads: [
    "azurerm_linux_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine_scale_set",
    "azurerm_orchestrated_virtual_machine_scale_set",
  ],
  kinds: ["machine-template"],
  also,
  map: (doc, _, links) =>
    templateOf(doc, links, ["custom_data", "user_data", "user_data_base64", "os_profile.custom_data"], ["os_disk", "data_disk"]),
});

const legacyScaleSet = defineMapper({
  provider: "azure",
  reads: "azurerm_virtual_machine_scale_set",
  kinds: ["machine-template"],
  also,
  map: (doc, _, links) => templateOf(doc, links, ["os_profile.custom_data"], ["storage_profile_os_disk", "storage_profile_data_disk"]),
});

export const scaleSets = [scaleSet, legacyScaleSet];
