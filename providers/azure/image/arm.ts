import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { word } from "../../../src/provider/read.ts";
import { armBase, armIdentity } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";

const encrypted = ({ at }: Doc): Fact<boolean> => known(true, { basis: "platform", at });
const permissions = { Community: true, Private: false, Groups: false } as const;

const image = defineMapper({
  provider: "azure",
  reads: armTypes.image,
  kinds: ["image"],
  map: (doc) => ({ ...armBase("image", doc), public: known(false, { basis: "platform", at: doc.at }), encrypted: encrypted(doc) }),
});

function isCommunity({ body, at }: Doc): Fact<boolean> {
  return word<boolean>(body, "properties.sharingProfile.permissions", permissions, known(false, { basis: "default", at }));
}

const gallery = defineMapper({
  provider: "azure",
  reads: armTypes.gallery,
  kinds: ["image"],
  identity: armIdentity,
  map: (doc) => ({ ...armBase("image", doc), public: isCommunity(doc), encrypted: encrypted(doc) }),
});

/** A version belongs to a definition, which belongs to a gallery. */
const version = defineMapper({
  provider: "azure",
  reads: armTypes.imageVersion,
  kinds: ["image"],
  also: [armTypes.imageDefinition],
  map: (doc, _, links) => ({ ...armBase("image", doc), public: sharedAsGallery(doc, links), encrypted: encrypted(doc) }),
});

function sharedAsGallery(doc: Doc, links: Links): Fact<boolean> {
  const parent = doc.body.get("parent_id");
  if (parent === undefined || parent === null) return unknown("not-visible", `the gallery of ${doc.name}`, doc.at);
  return chain(links.target(doc, parent, [armTypes.imageDefinition, armTypes.gallery], armIdentity), (found) =>
    found.type === armTypes.gallery ? isCommunity(found) : sharedAsGallery(found, links),
  );
}

export const mappers = [image, gallery, version];
