import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, type Fact } from "../../../src/model/fact.ts";
import { none, opened, type Many } from "../../../src/model/many.ts";
import type { SharedWith } from "../../../src/model/sharing.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, word } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { anyBlock } from "../switches.ts";

const encrypted = ({ at }: Doc): Fact<boolean> => known(true, { basis: "platform", at });
const permissions = { Community: true, Private: false, Groups: false } as const;
const galleryType = "azurerm_shared_image_gallery";

/** A managed image belongs to its subscription and cannot be shared. */
const image = defineMapper({
  provider: "azure",
  reads: "azurerm_image",
  kinds: ["image"],
  map: (doc) => ({
    public: known(false, { basis: "platform", at: doc.at }),
    sharedWith: none,
    encrypted: encrypted(doc),
    ...azureBase("image", doc),
  }),
});

/** Private unless it is shared: https://learn.microsoft.com/azure/virtual-machines/share-gallery-community */
function isCommunity({ body, at }: Doc): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at });
  return anyBlock(blocks(body, "sharing"), (sharing) => word<boolean>(sharing, "permission", permissions, off), off);
}

/** A gallery of groups is shared with subscriptions and tenants, which no argument names. */
function groupsOf({ body, at }: Doc): Many<SharedWith> {
  const { items, open } = blocks(body, "sharing");
  const words = items.map((sharing) => word(sharing, "permission", { Groups: true, Private: false, Community: false }, known(false)));
  const untold = words.filter((each) => each.state === "unknown" || (each.state === "known" && each.value));
  return opened([], ...untold.map(() => because("not-in-format", "sharing of the gallery by group", at)), ...open);
}

const gallery = defineMapper({
  provider: "azure",
  reads: galleryType,
  kinds: ["image"],
  map: (doc) => ({ ...azureBase("image", doc), public: isCommunity(doc), sharedWith: groupsOf(doc), encrypted: encrypted(doc) }),
});

/** A version is shared as its gallery is. */
const version = defineMapper({
  provider: "azure",
  reads: "azurerm_shared_image_version",
  kinds: ["image"],
  map: (doc, _, links) => ({
    public: chain(galleryOf(doc, links), isCommunity),
    sharedWith: sharedAsGallery(galleryOf(doc, links)),
    encrypted: encrypted(doc),
    ...azureBase("image", doc),
  }),
});

function galleryOf(doc: Doc, links: Links): Fact<Doc> {
  return links.target(doc, doc.body.get("gallery_name") ?? null, [galleryType], ["name"]);
}

function sharedAsGallery(found: Fact<Doc>): Many<SharedWith> {
  return found.state === "known" ? groupsOf(found.value) : opened([], ...(found.state === "unknown" ? [found.why] : []));
}

export const mappers = [image, gallery, version];
