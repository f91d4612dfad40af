/** Addresses and groups of a running machine, as its interfaces tell them. */
import type { MapValue } from "../../../src/iac/value.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { blocks, factOf, isAbsent, text, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";

const INTERFACES = "NetworkInterfaces";

function interfacesIn(body: MapValue): Many<MapValue> {
  return isAbsent(body, INTERFACES) ? opened([], because("owed", INTERFACES, body.at)) : blocks(body, INTERFACES);
}

function anyOf(answers: Many<Fact<boolean>>): Fact<boolean> {
  return strictest([...answers.items, ...answers.open.map((why) => unknownBecause(why))]);
}

/**
 * Addresses that a machine has none of are left out of the answer, so only a list of interfaces that is not there was owed. The address of a
 * carrier counts: it is reached from the carrier's network.
 */
export function publicAddressLive(body: MapValue): Fact<boolean> {
  const own = isThere(body, "PublicIpAddress");
  if (own.state === "known" && own.value) return own;
  return anyOf(
    flatMapMany(interfacesIn(body), (each) =>
      union([
        mapMany(blocks(each, "PrivateIpAddresses"), (address) => isThere(address, "Association.PublicIp")),
        mapMany(blocks(each, "Ipv6Addresses"), (address) => isPublicIpv6(address, "Ipv6Address")),
        mapMany(blocks(each, "Ipv6Prefixes"), (prefix) => isPublicIpv6(prefix, "Ipv6Prefix")),
        opened(["Association.PublicIp", "Association.CarrierIp"].map((path) => isThere(each, path))),
      ]),
    ),
  );
}

function isThere(body: MapValue, path: string): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  if (value === undefined || value === "") return known(false, { at: body.at });
  return factOf(value, path, (word) => (typeof word === "string" ? true : undefined), at);
}

/** Unique local addresses (fc00::/7) are private; every other IPv6 address of a VPC can be reached, and so can the addresses of a prefix. */
function isPublicIpv6(address: MapValue, path: string): Fact<boolean> {
  const { value, at } = valueAt(address, path);
  if (value === undefined) return owed(address, path);
  return factOf(value, path, (word) => (typeof word === "string" ? !/^f[cd]/i.test(word) : undefined), at);
}

/** The default group has the name `default`, and no other may take it. */
export function inDefaultGroupLive(body: MapValue): Fact<boolean> {
  const groups = union([groupsIn(body, "SecurityGroups"), flatMapMany(interfacesIn(body), (each) => groupsIn(each, "Groups"))]);
  return anyOf(
    mapMany(groups, (group): Fact<boolean> => {
      const name = text(group, "GroupName", owed(group, "GroupName"));
      return name.state === "known" ? known(name.value === "default", name) : name;
    }),
  );
}

function groupsIn(body: MapValue, list: string): Many<MapValue> {
  return isAbsent(body, list) ? opened([], because("owed", list, body.at)) : blocks(body, list);
}
