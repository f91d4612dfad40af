import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, none, opened, type Many } from "../../../src/model/many.ts";
import type { SharedWith } from "../../../src/model/sharing.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, list, word } from "../../../src/provider/read.ts";
import { sharedWith } from "../../../src/provider/shares.ts";
import { armBase, armIdentity, ifRead, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";

const encrypted = ({ at }: Doc): Fact<boolean> => known(true, { basis: "platform", at });
const permissions = { Community: true, Private: false, Groups: false } as const;

const image = defineMapper({
  provider: "azure",
  reads: armTypes.image,
  kinds: ["image"],
  map: (doc) => ({
    public: known(false, { basis: "platform", at: doc.at }),
    sharedWith: none,
    encrypted: encrypted(doc),
    ...armBase("image", doc),
  }),
});

function isCommunity({ body, at }: Doc): Fact<boolean> {
  return word<boolean>(body, "properties.sharingProfile.permissions", permissions, known(false, { basis: "default", at }));
}

/**
 * The groups of a gallery are told only in answers: `sharingProfile.groups[]`, where the answer was asked for `$select=Permissions`.
 * A template cannot name them: https://learn.microsoft.com/azure/templates/microsoft.compute/galleries
 */
function groupsOf(doc: Doc, links: Links): Many<SharedWith> {
  const path = "properties.sharingProfile.permissions";
  const byGroup = word(doc.body, path, { Groups: true, Private: false, Community: false }, known(false));
  if (byGroup.state === "unknown") return opened([], byGroup.why);
  const alone = links.attached(doc, [armTypes.gallerySharing], ["parent_id"], ["key"]).items[0] ?? doc;
  const groups = blocks(alone.body, "properties.sharingProfile.groups");
  const named = sharedWith(
    flatMapMany(groups, (each) => list(each, "ids")),
    doc,
  );
  if (groups.open.length > 0) return named;
  const untold = byGroup.state === "known" && byGroup.value && groups.items.length === 0;
  return untold ? opened([], because(isLive(doc) ? "owed" : "not-in-format", "sharingProfile.groups", doc.at)) : named;
}

const gallery = defineMapper({
  provider: "azure",
  reads: armTypes.gallery,
  kinds: ["image"],
  identity: armIdentity,
  also: [armTypes.gallerySharing],
  map: (doc, _, links) => ({
    ...armBase("image", doc),
    public: isCommunity(doc),
    sharedWith: groupsOf(doc, links),
    encrypted: encrypted(doc),
  }),
});

/** A version belongs to a definition, which belongs to a gallery. */
const version = defineMapper({
  provider: "azure",
  reads: armTypes.imageVersion,
  kinds: ["image"],
  also: [armTypes.imageDefinition],
  map: (doc, _, links) => {
    const parent = ifRead(doc, galleryOf(doc, links));
    const shares =
      parent.state === "known" ? groupsOf(parent.value, links) : opened([], ...(parent.state === "unknown" ? [parent.why] : []));
    return { ...armBase("image", doc), public: chain(parent, isCommunity), sharedWith: shares, encrypted: encrypted(doc) };
  },
});

function galleryOf(doc: Doc, links: Links): Fact<Doc> {
  const parent = doc.body.get("parent_id");
  if (parent === undefined || parent === null) return unknown("not-visible", `the gallery of ${doc.name}`, doc.at);
  return chain(links.target(doc, parent, [armTypes.imageDefinition, armTypes.gallery], armIdentity), (found) =>
    found.type === armTypes.gallery ? known(found) : galleryOf(found, links),
  );
}

export const mappers = [image, gallery, version];
