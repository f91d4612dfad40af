/** Private endpoints bring a service into a network: https://learn.microsoft.com/azure/private-link/private-endpoint-overview */
import type { Doc } from "../../src/iac/document.ts";
import type { Value } from "../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../src/model/fact.ts";
import { union, type Many } from "../../src/model/many.ts";
import type { Links } from "../../src/provider/link.ts";
import { asText, blocks, factOf, list, text } from "../../src/provider/read.ts";
import { isLive } from "./arm-document.ts";
import { armTypes } from "./arm-types.ts";
import { satellites } from "./satellites.ts";
import { anyBlock, anyOn, ifThere } from "./switches.ts";

/** Types that are looked up here. */
export const endpointTypes = ["azurerm_private_endpoint", armTypes.privateEndpoint] as const;

/** Where a format writes what an endpoint leads to, and to which part of it. */
const places = [
  ["private_service_connection.private_connection_resource_id", "private_service_connection.subresource_names"],
  [
    "properties.privateLinkServiceConnections.properties.privateLinkServiceId",
    "properties.privateLinkServiceConnections.properties.groupIds",
  ],
  [
    "properties.manualPrivateLinkServiceConnections.properties.privateLinkServiceId",
    "properties.manualPrivateLinkServiceConnections.properties.groupIds",
  ],
] as const;
const targets = places.map(([target]) => target);

/**
 * Whether a private endpoint leads to the resource; where a service has several parts (`blob`, `file`), to one of the `parts`.
 * Answers carry the approved connections of the resource itself.
 */
export function privateEndpoint(doc: Doc, links: Links, parts: readonly string[] = []): Fact<boolean> {
  const none: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  if (isLive(doc)) return anyBlock(blocks(doc.body, "properties.privateEndpointConnections"), isApproved, none);
  const found = satellites(doc, links, endpointTypes, targets);
  return anyOn(
    found.items.map((each) => ifThere(each.presence, leadsTo(union(places.map(([, groups]) => list(each.body, groups))), parts, each))),
    found.open,
    none,
  );
}

function isApproved(connection: Parameters<typeof text>[0]): Fact<boolean> {
  const path = "properties.privateLinkServiceConnectionState.status";
  const status = text(connection, path, unknown("owed", path, connection.at));
  return status.state === "known" ? known(status.value === "Approved", { at: connection.at }) : status;
}

function leadsTo(groups: Many<Value>, parts: readonly string[], { at }: Doc): Fact<boolean> {
  if (parts.length === 0) return known(true, { at });
  return anyOn(
    groups.items.map((each): Fact<boolean> => {
      const part = factOf(each, "subresource", asText, at);
      return part.state === "known" ? known(parts.includes(part.value.toLowerCase()), { at }) : part;
    }),
    groups.open,
    known(false, { at }),
  );
}
