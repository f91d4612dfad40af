import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, type Fact } from "../../../src/model/fact.ts";
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
  map: (doc) => ({ ...azureBase("image", doc), public: known(false, { basis: "platform", at: doc.at }), encrypted: encrypted(doc) }),
});

/** Private unless it is shared: https://learn.microsoft.com/azure/virtual-machines/share-gallery-community */
function isCommunity({ body, at }: Doc): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at });
  return anyBlock(blocks(body, "sharing"), (sharing) => word<boolean>(sharing, "permission", permissions, off), off);
}

const gallery = defineMapper({
  provider: "azure",
  reads: galleryType,
  kinds: ["image"],
  map: (doc) => ({ ...azureBase("image", doc), public: isCommunity(doc), encrypted: encrypted(doc) }),
});

/** A version is shared as its gallery is. */
const version = defineMapper({
  provider: "azure",
  reads: "azurerm_shared_image_version",
  kinds: ["image"],
  map: (doc, _, links) => ({
    ...azureBase("image", doc),
    public: chain(links.target(doc, doc.body.get("gallery_name") ?? null, [galleryType], ["name"]), isCommunity),
    encrypted: encrypted(doc),
  }),
});

export const mappers = [image, gallery, version];
