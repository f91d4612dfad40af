import { children, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

const { gallery, imageDefinition } = armTypes;

export const calls = [
  resources(armTypes.image, ["image"]),
  resources(gallery, ["image"]),
  children(imageDefinition, { of: gallery, at: "/images" }),
  children(armTypes.imageVersion, { of: imageDefinition, at: "/versions" }),
];
