import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Image } from "../../../src/model/kinds/image.ts";
import { flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { blocks, boolean, list } from "../../../src/provider/read.ts";
import { sharedWith } from "../../../src/provider/shares.ts";
import { alicloudBase, written } from "../base.ts";
import { attachments, disks, snapshotEncrypted, snapshots } from "../snapshot/encryption.ts";
import { disksOf } from "../virtual-machine/disks.ts";
import { encryptionByDefault } from "../virtual-machine/encryption.ts";
import { launchTemplateOf } from "../virtual-machine/launch-template.ts";
import { launchTemplates } from "../virtual-machine/shapes.ts";

const COPY = "alicloud_image_copy";
const IMAGE = "alicloud_image";
const machines = ["alicloud_instance"];

/** A new image is private; code can share it with single accounts only (`alicloud_image_share_permission`). */
const image = defineMapper({
  provider: "alicloud",
  reads: [IMAGE, COPY],
  kinds: ["image"],
  identity: ["id"],
  with: {
    defaults: sameRegion("alicloud_ecs_disk_encryption_by_default"),
    permissions: attached("alicloud_image_share_permission", "image_id"),
  },
  also: [...machines, ...launchTemplates, ...snapshots, ...disks, ...attachments],
  map: (doc, { defaults, permissions }, links): Image => ({
    public: known(false, { basis: "default", at: doc.at }),
    sharedWith: flatMapMany(permissions, (each) => sharedWith(list(each.body, "account_id"), each)),
    encrypted: doc.type === COPY ? copied(doc, defaults, links) : made(doc, defaults, links),
    ...alicloudBase("image", doc, { named: ["image_name", "name"] }),
  }),
});

/** A copy is encrypted where it says so (CopyImage, Encrypted); what a copy of an encrypted image becomes without it is not told. */
function copied(doc: Doc, defaults: Many<Doc>, links: Links): Fact<boolean> {
  const source = links.target(doc, doc.body.get("source_image_id") ?? null, [IMAGE, COPY], ["id"]);
  const before =
    source.state !== "known"
      ? undefined
      : source.value.type === COPY
        ? copied(source.value, defaults, links)
        : made(source.value, defaults, links);
  const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  const unsaid =
    before === undefined || (before.state === "known" && !before.value)
      ? off
      : unknown("not-visible", "a copy of an image that may be encrypted", doc.at);
  return boolean(doc.body, "encrypted", unsaid);
}

/** An image is made of snapshots, or of the disks of a machine; each must be encrypted. */
function made(doc: Doc, defaults: Many<Doc>, links: Links): Fact<boolean> {
  const machine = links.target(doc, doc.body.get("instance_id") ?? null, machines, ["id"]);
  if (machine.state === "known") {
    const template = launchTemplateOf(machine.value, links);
    return all(
      mapMany(disksOf(machine.value, template, encryptionByDefault(defaults), links), ({ encrypted }) => encrypted),
      doc,
    );
  }
  const mappings = blocks(doc.body, "disk_device_mapping");
  const named = [doc.body, ...mappings.items].flatMap((body) => written(body, "snapshot_id") ?? []);
  const found = union([opened<Doc>([], ...mappings.open), ...named.map((each) => links.targets(doc, each, snapshots, ["id"]))]);
  return all(
    mapMany(found, (each) => snapshotEncrypted(each, defaults, links)),
    doc,
  );
}

function all({ items, open }: Many<Fact<boolean>>, { at }: Doc): Fact<boolean> {
  const off = items.find((each) => each.state === "known" && !each.value);
  const doubt = items.find((each) => each.state === "unknown");
  if (off !== undefined) return off;
  if (doubt !== undefined) return doubt;
  if (open[0] !== undefined) return unknownBecause(open[0], at);
  return items.length === 0 ? unknown("not-visible", "what the image is made of", at) : known(true, { at });
}

export const mappers = [image];
