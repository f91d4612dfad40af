import { pendingMachine } from "../../../src/provider/pending.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { MachineFacts } from "../../../src/model/kinds/virtual-machine.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { boolean } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { disksOf } from "./disks.ts";
import { diskEncrypted, encryptionByDefault } from "./encryption.ts";
import { launchTemplateOf } from "./launch-template.ts";
import { tokenRequired } from "./metadata.ts";
import { launchTemplates, machineShapes, templateShapes } from "./shapes.ts";

const settings = sameRegion("alicloud_ecs_disk_encryption_by_default");
const also = [...launchTemplates, "alicloud_image_copy"];

function machineFacts(doc: Doc, template: Fact<Doc | null>, defaults: Many<Doc>, links: Links): MachineFacts {
  return {
    ...pendingMachine,
    metadataTokenRequired: tokenRequired(doc, template),
    disks: disksOf(doc, template, encryptionByDefault(defaults), links),
  };
}

const machine = defineMapper({
  provider: "alicloud",
  reads: Object.keys(machineShapes),
  kinds: ["virtual-machine"],
  with: { settings },
  also,
  map: (doc, joined, links) => ({
    ...alicloudBase("virtual-machine", doc, { named: ["instance_name"] }),
    ...machineFacts(doc, launchTemplateOf(doc, links), joined.settings, links),
  }),
});

const machineTemplate = defineMapper({
  provider: "alicloud",
  reads: Object.keys(templateShapes),
  kinds: ["machine-template"],
  with: { settings },
  also,
  map: (doc, joined, links) => ({
    ...alicloudBase("machine-template", doc, { named: ["launch_template_name", "scaling_configuration_name", "node_pool_name", "name"] }),
    ...machineFacts(doc, known(null), joined.settings, links),
  }),
});

/** `alicloud_disk` is the older name of `alicloud_ecs_disk`. */
const disk = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_ecs_disk", "alicloud_disk"],
  kinds: ["disk"],
  with: { settings },
  map: (doc, joined) => ({
    ...alicloudBase("disk", doc, { named: ["disk_name", "name"] }),
    encrypted: diskEncrypted(doc.body, encryptionByDefault(joined.settings)),
  }),
});

const regionSettings = defineMapper({
  provider: "alicloud",
  reads: "alicloud_ecs_disk_encryption_by_default",
  kinds: ["region-settings"],
  map: (doc) => ({
    ...alicloudBase("region-settings", doc),
    diskEncryptionByDefault: boolean(doc.body, "encrypted", known(false, { basis: "default", at: doc.at })),
    metadataTokenByDefault: unknown("not-in-format", "http_tokens of the region", doc.at),
  }),
});

export const mappers = [machine, machineTemplate, disk, regionSettings];
