import { children, onlyChild, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { jsonAt, textOf, type Json } from "../../../src/provider/json.ts";

const { gallery, imageDefinition } = armTypes;

/** A list of galleries leaves out with whom they are shared. */
const byGroup = (owner: Json): boolean => textOf(jsonAt(owner, "properties.sharingProfile.permissions")).toLowerCase() === "groups";

export const calls = [
  resources(armTypes.image, ["image"]),
  resources(gallery, ["image"]),
  onlyChild(gallery, { of: gallery, at: "?$select=Permissions", when: byGroup }, { yields: armTypes.gallerySharing }),
  children(imageDefinition, { of: gallery, at: "/images" }),
  children(armTypes.imageVersion, { of: imageDefinition, at: "/versions" }),
];
