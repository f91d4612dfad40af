import type { Doc } from "../../src/iac/document.ts";
import type { Value } from "../../src/iac/value.ts";
import type { At } from "../../src/model/at.ts";
import { unknown, unknownBecause, known, type Fact } from "../../src/model/fact.ts";
import type { Links } from "../../src/provider/link.ts";
import { asText, factOf, valueAt, word } from "../../src/provider/read.ts";
import { owed } from "./answers.ts";

/** Native types that a mapper looks up to tell who manages a key. */
export const KMS_KEY = "kms.Key";
export const KMS_ALIAS = "kms.Alias";
export const LIVE_KEY_TYPES = [KMS_KEY, KMS_ALIAS];

const managers = { CUSTOMER: true, AWS: false } as const;
/** Aliases that only AWS can make stand for the keys that AWS manages. */
const OF_AWS = /(^|:)alias\/aws\//;
const ALIAS = /(^|:)alias\//;
const KEY_ARN = /^arn:[^:]*:kms:([^:]*):([^:]*):key\/(.+)$/;

/**
 * Whether the key that an answer names — by id, ARN, alias or ARN of an alias — is one that the tenant manages, as `DescribeKey` tells it.
 * A key that was not read stays unknown; so does one of another account, of which nothing tells whether a service of AWS owns it.
 */
export function customerKeyLive(links: Links, doc: Doc, value: Value, at?: At): Fact<boolean> {
  const handle = factOf(value, "key", asText, at);
  if (handle.state !== "known") return handle;
  if (OF_AWS.test(handle.value)) return known(false, { at });
  const found = ALIAS.test(handle.value) ? throughAlias(links, doc, handle.value) : keyOf(links, doc, handle.value);
  return found.state === "known" ? managedBy(found.value, at) : unknownBecause(reasonIn(found, handle.value), at);
}

function managedBy({ body, presence }: Doc, at: At | undefined): Fact<boolean> {
  if (presence.state === "unknown") return unknownBecause(presence.why, at);
  return word(body, "KeyManager", managers, owed(body, "KeyManager"));
}

function throughAlias(links: Links, doc: Doc, alias: string): Fact<Doc> {
  const found = inReach(links.target(doc, alias, [KMS_ALIAS], ["AliasName", "AliasArn"]), alias, doc);
  if (found.state !== "known") return found;
  const { value } = valueAt(found.value.body, "TargetKeyId");
  return value === undefined ? owed(found.value.body, "TargetKeyId") : keyOf(links, found.value, value);
}

/** A key whose description was refused is known by its id alone, while others name it by its ARN. */
function keyOf(links: Links, doc: Doc, key: Value): Fact<Doc> {
  const name = typeof key === "string" ? key : "";
  const found = inReach(links.target(doc, key, [KMS_KEY], ["Arn", "KeyArn", "KeyId"]), name, doc);
  const arn = KEY_ARN.exec(name);
  if (found.state === "known" || arn === null) return found;
  const [, region, account, id = ""] = arn;
  const described = links.target(doc, id, [KMS_KEY], ["KeyId"]);
  const same = described.state === "known" && placeOf(described.value).join() === [region, account].join();
  return same ? described : found;
}

/** Names other than ARNs mean a key of the own region. */
function inReach(found: Fact<Doc>, name: string, doc: Doc): Fact<Doc> {
  if (found.state !== "known" || name.startsWith("arn:") || found.value.provider.key === doc.provider.key) return found;
  return unknown("outside-scan", name);
}

function placeOf({ provider }: Doc): readonly unknown[] {
  return [provider.region.state === "known" ? provider.region.value : undefined, provider.settings?.get("account")];
}

function reasonIn(fact: Fact<Doc>, name: string): Parameters<typeof unknownBecause>[0] {
  return fact.state === "unknown" ? fact.why : { code: "outside-scan", subject: name };
}
