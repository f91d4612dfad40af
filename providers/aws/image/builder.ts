/** EC2 Image Builder: a recipe says what disks the image has, a distribution who may use it. */
import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, setElsewhere, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Image } from "../../../src/model/kinds/image.ts";
import { flatMapMany, none, union, type Many } from "../../../src/model/many.ts";
import type { SharedWith } from "../../../src/model/sharing.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, settled } from "../../../src/provider/read.ts";
import { sharedWith } from "../../../src/provider/shares.ts";
import { both } from "../all-of.ts";
import { awsBase } from "../base.ts";

const recipe = defineMapper({
  provider: "aws",
  reads: "aws_imagebuilder_image_recipe",
  kinds: ["image"],
  map: (doc): Image => ({
    public: setElsewhere("distribution"),
    sharedWith: none,
    encrypted: encrypted(doc),
    ...awsBase("image", doc, { handles: ["name", "arn"] }),
  }),
});

/** A recipe without mappings takes the disks of its parent image as they are. */
function encrypted(doc: Doc): Fact<boolean> {
  const { items, open } = blocks(doc.body, "block_device_mapping");
  const disks = items
    .filter((each) => !isAbsent(each, "ebs"))
    .map((each) => boolean(each, "ebs.encrypted", known(false, { basis: "default", at: each.at })));
  if (disks.length === 0 && open.length === 0) return unknownBecause({ code: "outside-scan", subject: "the parent image" }, doc.at);
  return both(...disks, ...open.map((why) => unknownBecause(why, doc.at)));
}

const distribution = defineMapper({
  provider: "aws",
  reads: "aws_imagebuilder_distribution_configuration",
  kinds: ["image"],
  map: (doc): Image => ({
    public: isPublic(doc),
    sharedWith: sharedByName(doc),
    encrypted: setElsewhere("recipe"),
    ...awsBase("image", doc, { handles: ["name", "arn"] }),
  }),
});

function launchPermission(doc: Doc, attributes: readonly string[]): Many<Value> {
  return flatMapMany(blocks(doc.body, "distribution"), (each) =>
    flatMapMany(blocks(each, "ami_distribution_configuration"), (ami) =>
      flatMapMany(blocks(ami, "launch_permission"), (permission) => union(attributes.map((name) => list(permission, name)))),
    ),
  );
}

function sharedByName(doc: Doc): Many<SharedWith> {
  return sharedWith(launchPermission(doc, ["user_ids", "organization_arns", "organizational_unit_arns"]), doc);
}

function isPublic(doc: Doc): Fact<boolean> {
  const { items, open } = launchPermission(doc, ["user_groups"]);
  return strictest([
    ...items.map((each): Fact<boolean> => known(settled(each) === "all", { at: doc.at })),
    ...open.map((why) => unknownBecause(why, doc.at)),
  ]);
}

export const builderImages = [recipe, distribution];
