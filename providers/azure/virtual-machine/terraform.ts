import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { VirtualMachine } from "../../../src/model/kinds/virtual-machine.ts";
import { union } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { deletionLocked, lockTypes } from "../locks.ts";
import { anyBlock, anyOn, isNamed, isWritten } from "../switches.ts";
import { agentTypes, extensionsOf, logAgent, protectionAgent } from "./agents.ts";
import { machineDisks } from "./disks.ts";
import { legacyFacts, linuxFacts, windowsFacts, type SystemFacts } from "./operating-system.ts";
import { interfaceTypes, publicAddress } from "./public-address.ts";
import { metadata, scaleSets } from "./scale-sets.ts";
import { commandTypes, startUpSecrets } from "./start-up.ts";

const also = [...agentTypes, ...commandTypes, ...interfaceTypes, ...lockTypes];
const off = ({ at }: Doc): Fact<boolean> => known(false, { basis: "default", at });

function machineOf(
  doc: Doc,
  links: Links,
  system: SystemFacts,
  startUp: readonly string[],
  console: Fact<boolean>,
): Omit<VirtualMachine, "disks" | "legacyPlatform" | "secureBoot" | "virtualTpm" | "hostEncryption"> {
  const extensions = extensionsOf(doc, links);
  return {
    ...system,
    userDataSecrets: startUpSecrets(doc, startUp, extensions, links),
    publicAddress: publicAddress(doc, doc.body.get("network_interface_ids"), links),
    protectionAgent: protectionAgent(doc, extensions, links),
    inDefaultGroup: notOffered["virtual-machine/default-group"],
    deletionProtected: deletionLocked(doc, links),
    logsShipped: anyOn([console, logAgent(doc, extensions, links)]),
    ...azureBase("virtual-machine", doc),
    ...metadata,
  };
}

const machine = defineMapper({
  provider: "azure",
  reads: ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"],
  kinds: ["virtual-machine"],
  also,
  map: (doc, _, links) => ({
    disks: machineDisks(doc.body, ["os_disk"]),
    secureBoot: boolean(doc.body, "secure_boot_enabled", off(doc)),
    virtualTpm: boolean(doc.body, "vtpm_enabled", off(doc)),
    hostEncryption: boolean(doc.body, "encryption_at_host_enabled", off(doc)),
    legacyPlatform: known(false, { basis: "platform", at: doc.at }),
    ...machineOf(
      doc,
      links,
      doc.type === "azurerm_linux_virtual_machine" ? linuxFacts(doc) : windowsFacts(doc),
      ["custom_data", "user_data"],
      isWritten(blocks(doc.body, "boot_diagnostics"), off(doc)),
    ),
  }),
});

/** The first machine type has no argument for secure boot and host encryption, and may keep its disks as files of a storage account. */
const legacyMachine = defineMapper({
  provider: "azure",
  reads: "azurerm_virtual_machine",
  kinds: ["virtual-machine"],
  also,
  map: (doc, _, links) => {
    const disks = union([blocks(doc.body, "storage_os_disk"), blocks(doc.body, "storage_data_disk")]);
    const console = anyBlock(blocks(doc.body, "boot_diagnostics"), (block) => boolean(block, "enabled", known(true, { at: block.at })));
    return {
      disks: machineDisks(doc.body, ["storage_os_disk", "storage_data_disk"]),
      secureBoot: off(doc),
      virtualTpm: off(doc),
      hostEncryption: off(doc),
      legacyPlatform: anyBlock(disks, (disk) => isNamed(disk, "vhd_uri")),
      ...machineOf(doc, links, legacyFacts(doc), ["os_profile.custom_data"], console),
    };
  },
});

/** Server-side encryption of managed disks is always on: https://learn.microsoft.com/azure/virtual-machines/disk-encryption. A key of the customer comes by a disk encryption set. */
const disk = defineMapper({
  provider: "azure",
  reads: "azurerm_managed_disk",
  kinds: ["disk"],
  map: (doc) => ({
    encrypted: known(true, { basis: "platform", at: doc.at }),
    customerKey: anyOn([isNamed(doc.body, "disk_encryption_set_id"), isNamed(doc.body, "secure_vm_disk_encryption_set_id")]),
    ...azureBase("disk", doc),
  }),
});

export const mappers = [machine, legacyMachine, ...scaleSets, disk];
