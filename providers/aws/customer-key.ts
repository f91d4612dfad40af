import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import type { At } from "../../src/model/at.ts";
import { known, unknown, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { Links } from "../../src/provider/link.ts";
import { refOf, settled, valueAt } from "../../src/provider/read.ts";

const KEYS = ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"];
export const KEY_ALIAS = "aws_kms_alias";
/** All types that a key attribute may point at. */
export const KEY_TYPES = [...KEYS, KEY_ALIAS];

/** Aliases that only AWS can make stand for the keys that AWS manages. */
const OF_AWS = /(^|:)alias\/aws\//;
const ALIAS = /(^|:)alias\//;

/**
 * Whether the key that an attribute names is one that the tenant manages. `absent`: what no key means. A key id or ARN written as text says
 * nothing about who manages the key, so it stays unknown.
 */
export function customerKey(doc: Doc, path: string, links: Links, absent: Fact<boolean>, body: MapValue = doc.body): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  return value === undefined || value === "" ? absent : isCustomerKey(doc, value, links, at);
}

function isCustomerKey(doc: Doc, value: Value, links: Links, at: At | undefined): Fact<boolean> {
  const handle = refOf(value, at);
  if (handle.state !== "known") return handle;
  const found = links.target(doc, value, KEY_TYPES, ["name", "key_id", "arn", "id"]);
  if (found.state === "known") {
    const { presence, type, body } = found.value;
    if (presence.state === "unknown") return unknownBecause(presence.why, at);
    const name = settled(body.get("name"));
    return known(type !== KEY_ALIAS || typeof name !== "string" || !OF_AWS.test(name), { at });
  }
  if (OF_AWS.test(handle.value)) return known(false, { at });
  return ALIAS.test(handle.value) ? known(true, { at }) : unknown("not-visible", `who manages the key ${handle.value}`, at);
}
