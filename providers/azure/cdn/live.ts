import { children, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { jsonAt, textOf, type Json } from "../../../src/provider/json.ts";

const profile = armTypes.cdnProfile;

/** Profiles of Front Door have routes and domains, the older ones endpoints with domains. */
const isFrontDoor = (owner: Json): boolean => /_AzureFrontDoor$/i.test(textOf(jsonAt(owner, "sku.name")));
const isOlder = (owner: Json): boolean => !isFrontDoor(owner);

export const calls = [
  resources(profile, ["cdn"]),
  resources(armTypes.classicFrontDoor, ["cdn"]),
  children(armTypes.cdnEndpoint, { of: profile, at: "/endpoints", when: isOlder }),
  children(armTypes.cdnDomain, { of: armTypes.cdnEndpoint, at: "/customDomains" }),
  children(armTypes.frontDoorDomain, { of: profile, at: "/customDomains", when: isFrontDoor }),
  children(armTypes.frontDoorEndpoint, { of: profile, at: "/afdEndpoints", when: isFrontDoor }),
  children(armTypes.frontDoorRoute, { of: armTypes.frontDoorEndpoint, at: "/routes" }),
];
