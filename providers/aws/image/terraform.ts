import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Image } from "../../../src/model/kinds/image.ts";
import { flatMapMany, mapMany, union } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, valueAt } from "../../../src/provider/read.ts";
import { sharedWith } from "../../../src/provider/shares.ts";
import { both } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { anyOf } from "../satellites.ts";
import { IMAGES } from "../virtual-machine/images.ts";
import { machineDisks } from "../virtual-machine/machine-disks.ts";
import { encryptsByDefault, regional } from "../virtual-machine/region.ts";
import { TEMPLATE, templateOf } from "../virtual-machine/template.ts";
import { builderImages } from "./builder.ts";

const MACHINE = "aws_instance";
const SNAPSHOTS = ["aws_ebs_snapshot", "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import"];
/** With whom a permission shares that does not name everyone. */
const NAMED = ["account_id", "organization_arn", "organizational_unit_arn"];

const ami = defineMapper({
  provider: "aws",
  reads: IMAGES,
  kinds: ["image"],
  identity: ["id", "arn"],
  with: { permissions: attached("aws_ami_launch_permission", "image_id"), encryption: regional.encryption },
  also: [MACHINE, TEMPLATE, ...SNAPSHOTS],
  map: (doc, { permissions, encryption }, links): Image => ({
    // The only group that a permission may name is "all".
    public: anyOf(permissions, (each) => known(!isAbsent(each.body, "group"), { at: each.at })),
    sharedWith: flatMapMany(permissions, (each) => sharedWith(union(NAMED.map((name) => list(each.body, name))), each)),
    encrypted: encrypted(doc, encryptsByDefault({ encryption }), links),
    ...awsBase("image", doc, { handles: ["id", "arn"] }),
  }),
});

function encrypted(doc: Doc, byRegion: Fact<boolean>, links: Links): Fact<boolean> {
  if (doc.type === IMAGES[1]) return copied(doc, byRegion, links);
  return doc.type === IMAGES[2] ? ofMachine(doc, byRegion, links) : ofMappings(doc, links);
}

/** A registered image brings the disks that its mappings name: from snapshots, which say how they are, or empty ones. */
function ofMappings(doc: Doc, links: Links): Fact<boolean> {
  const disks = mapMany(blocks(doc.body, "ebs_block_device"), (block): Fact<boolean> => {
    const empty: Fact<boolean> = known(false, { basis: "default", at: block.at });
    const written = valueAt(block, "snapshot_id").value;
    const own = written === undefined ? empty : chain(links.target(doc, written, SNAPSHOTS, ["id"]), plainOrNot);
    const disk = boolean(block, "encrypted", own);
    const decided = disk.state === "known" && !disk.value && written !== undefined ? own : disk;
    return block.doubt === undefined || (decided.state === "known" && decided.value) ? decided : unknownBecause(block.doubt, block.at);
  });
  if (disks.items.length === 0 && disks.open.length === 0) return notOffered["image/instance-store"];
  return both(...disks.items, ...disks.open.map((why) => unknownBecause(why, doc.at)));
}

function plainOrNot(snapshot: Doc): Fact<boolean> {
  const told = boolean(snapshot.body, "encrypted", known(false));
  return told.state === "known" && told.value ? told : unknown("not-visible", `whether ${snapshot.name} is encrypted`, snapshot.at);
}

/** A copy may add encryption and never takes it away. */
function copied(doc: Doc, byRegion: Fact<boolean>, links: Links): Fact<boolean> {
  const own = boolean(doc.body, "encrypted", known(false, { basis: "default", at: doc.at }));
  const source = links.target(doc, valueAt(doc.body, "source_ami_id").value ?? null, IMAGES, ["id"]);
  const before = source.state === "known" ? encrypted(source.value, byRegion, links) : (source as Fact<boolean>);
  return strictest([own, before]);
}

function ofMachine(doc: Doc, byRegion: Fact<boolean>, links: Links): Fact<boolean> {
  const machine = links.target(doc, valueAt(doc.body, "source_instance_id").value ?? null, [MACHINE], ["id"]);
  if (machine.state !== "known") return machine;
  const disks = machineDisks(machine.value, templateOf(machine.value, links), byRegion, links);
  return both(...disks.items.map((disk) => disk.encrypted), ...disks.open.map((why) => unknownBecause(why, doc.at)));
}

export const mappers = [ami, ...builderImages];
