import { known } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { machineDisks } from "./disks.ts";
import { notOffered } from "../clouds.ts";

/** No argument of azurerm reaches the metadata security protocol, so a machine in this code has what the service offers by itself: no token. */
const metadataTokenRequired = notOffered["virtual-machine/metadata-token"];

const machine = defineMapper({
  provider: "azure",
  reads: ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"],
  kinds: ["virtual-machine"],
  map: (doc) => ({ ...azureBase("virtual-machine", doc), metadataTokenRequired, disks: machineDisks(doc.body, ["os_disk"]) }),
});

const legacyMachine = defineMapper({
  provider: "azure",
  reads: "azurerm_virtual_machine",
  kinds: ["virtual-machine"],
  map: (doc) => ({
    ...azureBase("virtual-machine", doc),
    metadataTokenRequired,
    disks: machineDisks(doc.body, ["storage_os_disk", "storage_data_disk"]),
  }),
});

const scaleSet = defineMapper({
  provider: "azure",
  reads: [
    "azurerm_linux_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine_scale_set",
    "azurerm_orchestrated_virtual_machine_scale_set",
  ],
  kinds: ["machine-template"],
  map: (doc) => ({ ...azureBase("machine-template", doc), metadataTokenRequired, disks: machineDisks(doc.body, ["os_disk", "data_disk"]) }),
});

const legacyScaleSet = defineMapper({
  provider: "azure",
  reads: "azurerm_virtual_machine_scale_set",
  kinds: ["machine-template"],
  map: (doc) => ({
    ...azureBase("machine-template", doc),
    metadataTokenRequired,
    disks: machineDisks(doc.body, ["storage_profile_os_disk", "storage_profile_data_disk"]),
  }),
});

/** Server-side encryption of managed disks is always on: https://learn.microsoft.com/azure/virtual-machines/disk-encryption */
const disk = defineMapper({
  provider: "azure",
  reads: "azurerm_managed_disk",
  kinds: ["disk"],
  map: (doc) => ({ ...azureBase("disk", doc), encrypted: known(true, { basis: "platform", at: doc.at }) }),
});

export const mappers = [machine, legacyMachine, scaleSet, legacyScaleSet, disk];
