import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Disk } from "../../../src/model/kinds/disk.ts";
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import type { MachineFacts, VirtualMachine } from "../../../src/model/kinds/virtual-machine.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { boolean } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { addressTypes, publicAddress } from "./addresses.ts";
import { disksOf } from "./disks.ts";
import { diskEncrypted, diskKey, encryptionByDefault } from "./encryption.ts";
import { launchTemplateOf } from "./launch-template.ts";
import { logsShipped, logTypes } from "./log-shipping.ts";
import { keyAttachments, passwordLogon } from "./logon.ts";
import { hopLimit, tokenRequired } from "./metadata.ts";
import { legacyPlatform, protectionAgent, releaseProtected } from "./platform.ts";
import { launchTemplates, machineShapes, templateShapes } from "./shapes.ts";
import { userDataSecrets } from "./start-up.ts";

const settings = sameRegion("alicloud_ecs_disk_encryption_by_default");
const also = [...launchTemplates, "alicloud_image_copy"];

function machineFacts(doc: Doc, template: Fact<Doc | null>, defaults: Many<Doc>, links: Links): MachineFacts {
  return {
    metadataTokenRequired: tokenRequired(doc, template),
    metadataHopLimit: hopLimit(doc),
    disks: disksOf(doc, template, encryptionByDefault(defaults), links),
    userDataSecrets: userDataSecrets(doc, template),
  };
}

const machine = defineMapper({
  provider: "alicloud",
  reads: Object.keys(machineShapes),
  kinds: ["virtual-machine"],
  with: { settings },
  also: [...also, ...addressTypes, ...keyAttachments, ...logTypes],
  map: (doc, joined, links): VirtualMachine => {
    const template = launchTemplateOf(doc, links);
    return {
      publicAddress: publicAddress(doc, template, links),
      passwordLogon: passwordLogon(doc, template, links),
      secureBoot: unknown("not-in-format", "secure boot of a machine", doc.at),
      virtualTpm: unknown("not-in-format", "the virtual TPM of a machine", doc.at),
      hostEncryption: notOffered["virtual-machine/host-encryption"],
      protectionAgent: protectionAgent(doc, template),
      managementAgent: unknown("not-in-format", "whether Cloud Assistant runs in the image", doc.at),
      automaticPatching: notOffered["virtual-machine/patch-mode"],
      inDefaultGroup: notOffered["virtual-machine/default-group"],
      legacyPlatform: legacyPlatform(doc, template),
      deletionProtected: releaseProtected(doc),
      logsShipped: logsShipped(doc, links),
      ...alicloudBase("virtual-machine", doc, { named: ["instance_name"] }),
      ...machineFacts(doc, template, joined.settings, links),
    };
  },
});

const machineTemplate = defineMapper({
  provider: "alicloud",
  reads: Object.keys(templateShapes),
  kinds: ["machine-template"],
  with: { settings },
  also,
  map: (doc, joined, links): MachineTemplate => ({
    ...alicloudBase("machine-template", doc, { named: ["launch_template_name", "scaling_configuration_name", "node_pool_name", "name"] }),
    ...machineFacts(doc, known(null), joined.settings, links),
  }),
});

/** `alicloud_disk` is the older name of `alicloud_ecs_disk`. */
const disk = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_ecs_disk", "alicloud_disk"],
  kinds: ["disk"],
  with: { settings, keys: sameRegion("alicloud_ecs_disk_default_kms_key") },
  map: (doc, joined): Disk => {
    const encrypted = diskEncrypted(doc.body, encryptionByDefault(joined.settings));
    return {
      encrypted,
      customerKey: diskKey(doc, encrypted, joined.keys),
      ...alicloudBase("disk", doc, { named: ["disk_name", "name"] }),
    };
  },
});

const regionSettings = defineMapper({
  provider: "alicloud",
  reads: "alicloud_ecs_disk_encryption_by_default",
  kinds: ["region-settings"],
  map: (doc) => ({
    diskEncryptionByDefault: boolean(doc.body, "encrypted", known(false, { basis: "default", at: doc.at })),
    metadataTokenByDefault: unknown("not-in-format", "http_tokens of the region", doc.at),
    ...alicloudBase("region-settings", doc),
  }),
});

export const mappers = [machine, machineTemplate, disk, regionSettings];
