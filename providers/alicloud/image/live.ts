import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { Image } from "../../../src/model/kinds/image.ts";
import { flatMapMany, mapMany, opened, type Many } from "../../../src/model/many.ts";
import type { SharedWith } from "../../../src/model/sharing.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { asText, blocks, isAbsent, text } from "../../../src/provider/read.ts";
import { toggle } from "../answered.ts";
import { factOf, objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase, written } from "../base.ts";
import { numbered } from "../paging.ts";

const IMAGE = "ecs.Image";
const SHARES = "ecs.ImageSharePermission";

/** The shares come in pages, each an answer of its own. */
function pageOf(request: Json): { readonly id: string; readonly plus: Json } {
  const image = textOf(request["ImageId"]);
  return { id: `${image}/${String(Number(request["PageNumber"] ?? 1))}`, plus: { ImageId: image } };
}

export const calls: readonly Call[] = [
  listed("ecs.DescribeImages", {
    yields: IMAGE,
    items: "Images.Image",
    id: "ImageId",
    // Without statuses only images that can be used are told of.
    request: { ImageOwnerAlias: "self", Status: "Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated" },
    pages: numbered({ items: "Images.Image", size: 100 }),
    lists: ["image"],
    includes: [SHARES],
  }),
  {
    ...about("ecs.DescribeImageSharePermission", {
      of: IMAGE,
      yields: SHARES,
      from: "ImageId",
      pages: numbered({ items: "Accounts.Account", size: 100 }),
      find: (body, request) => (objectsAt(body, "Accounts.Account") === undefined ? undefined : [{ ...pageOf(request), body, path: "" }]),
    }),
    about: pageOf,
  },
];

const image = defineMapper({
  provider: "alicloud",
  reads: IMAGE,
  kinds: ["image"],
  identity: ["ImageId"],
  with: { shares: attached(SHARES, "ImageId") },
  map: (doc, { shares }): Image => ({
    public: toggle(doc.body, "IsPublic"),
    sharedWith:
      shares.items.length === 0
        ? opened([], shares.open[0] ?? because("not-listed", "ecs.DescribeImageSharePermission", doc.at))
        : flatMapMany(shares, accountsIn),
    encrypted: encrypted(doc),
    ...alicloudBase("image", doc, { named: ["ImageName"], handles: ["ImageId"] }),
  }),
});

function accountsIn(page: Doc): Many<SharedWith> {
  const outer = blocks(page.body, "Accounts");
  const [found] = outer.items;
  if (found === undefined) return opened([], outer.open[0] ?? because("owed", "Accounts", page.at));
  return mapMany(blocks(found, "Account"), (each): SharedWith => {
    const label = text(each, "AliyunId", known(""));
    return {
      presence: page.presence,
      at: each.at ?? page.at,
      ...(label.state === "known" && label.value !== "" ? { label: label.value } : undefined),
      account: written(each, "AliyunId") === undefined ? unknown("owed", "AliyunId", each.at) : factOf(each, "AliyunId", asText),
    };
  });
}

/** Every disk in the image must be encrypted. */
function encrypted({ body, at }: Doc): Fact<boolean> {
  const outer = blocks(body, "DiskDeviceMappings");
  const [found] = outer.items;
  if (found === undefined)
    return outer.open[0] === undefined ? unknown("owed", "DiskDeviceMappings", at) : unknownBecause(outer.open[0], at);
  const disks = blocks(found, "DiskDeviceMapping");
  if (disks.items.length === 0 && disks.open.length === 0) return unknown("owed", "DiskDeviceMappings.DiskDeviceMapping", at);
  const plain = strictest([
    ...disks.items.map((disk) =>
      isAbsent(disk, "Encrypted") ? unknown("owed", "Encrypted", disk.at) : mapFact(toggle(disk, "Encrypted"), (on) => !on),
    ),
    ...disks.open.map((why) => unknownBecause(why)),
  ]);
  return chain(plain, (some) => known(!some, { at: plain.at ?? at }));
}

export const mappers = [image];
