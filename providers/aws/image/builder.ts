/** EC2 Image Builder: a recipe says what disks the image has, a distribution who may use it. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Image } from "../../../src/model/kinds/image.ts";
import { flatMapMany } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, settled } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { awsBase } from "../base.ts";

const recipe = defineMapper({
  provider: "aws",
  reads: "aws_imagebuilder_image_recipe",
  kinds: ["image"],
  map: (doc): Image => ({
    ...awsBase("image", doc, { handles: ["name", "arn"] }),
    public: setElsewhere("distribution"),
    encrypted: encrypted(doc),
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
    ...awsBase("image", doc, { handles: ["name", "arn"] }),
    public: isPublic(doc),
    encrypted: setElsewhere("recipe"),
  }),
});

function isPublic(doc: Doc): Fact<boolean> {
  const groups = flatMapMany(blocks(doc.body, "distribution"), (each) =>
    flatMapMany(blocks(each, "ami_distribution_configuration"), (ami) =>
      flatMapMany(blocks(ami, "launch_permission"), (permission) => list(permission, "user_groups")),
    ),
  );
  const { items, open } = groups;
  return strictest([
    ...items.map((each): Fact<boolean> => known(settled(each) === "all", { at: doc.at })),
    ...open.map((why) => unknownBecause(why, doc.at)),
  ]);
}

export const builderImages = [recipe, distribution];
