import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Key } from "../../../src/model/kinds/key.ts";
import type { Call } from "../../../src/provider/call.ts";
import { isJson, textOf } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { settled } from "../../../src/provider/read.ts";
import { owedText, owedWord } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { numbered } from "../paging.ts";
import { ALIAS, aliases } from "../service-keys.ts";

const LISTED = "kms.ListedKey";
const KEY = "kms.Key";

export const calls: readonly Call[] = [
  listed("kms.ListKeys", {
    yields: LISTED,
    items: "Keys.Key",
    id: "KeyId",
    pages: numbered({ items: "Keys.Key", size: 100 }),
    lists: ["key"],
    includes: [KEY],
  }),
  about("kms.DescribeKey", {
    of: LISTED,
    yields: KEY,
    from: "KeyId",
    find: (body, request) => {
      const key = body["KeyMetadata"];
      const id = textOf(request["KeyId"]);
      return isJson(key) ? [{ id, plus: { KeyId: id }, body: key, path: "KeyMetadata" }] : undefined;
    },
  }),
  listed("kms.ListAliases", {
    yields: ALIAS,
    items: "Aliases.Alias",
    id: "AliasName",
    pages: numbered({ items: "Aliases.Alias", size: 100 }),
    // Whose keys these are decides which of them are the tenant's.
    lists: ["key"],
  }),
];

const OF_SERVICE = /^alias\/acs\//;

/** A key of a service of the cloud is not the tenant's to rotate or to guard, and none of its resources. */
const key = defineMapper({
  provider: "alicloud",
  reads: KEY,
  kinds: ["key"],
  identity: ["KeyId"],
  with: { aliases },
  also: [LISTED],
  map: (doc, joined): readonly Key[] => {
    const id = settled(doc.body.get("KeyId"));
    const named = joined.aliases.items.filter((alias) => settled(alias.body.get("KeyId")) === id);
    if (named.some((alias) => OF_SERVICE.test(alias.name))) return [];
    return [
      {
        rotates: rotates(doc),
        deletionGuarded: known(true, { basis: "platform" }),
        expires: expires(doc),
        ...alicloudBase("key", doc, { named: ["Description"], handles: ["KeyId", "Arn"] }),
        name: named[0]?.name ?? doc.name,
      },
    ];
  },
});

const fromOutside = ({ body }: Doc): Fact<boolean> => owedWord(body, "Origin", { EXTERNAL: true, Aliyun_KMS: false });

/** Only symmetric keys whose material KMS makes are rotated; of others the answer leaves rotation out. */
function rotates(doc: Doc): Fact<boolean> {
  const { body, at } = doc;
  return chain(owedText(body, "KeySpec"), (spec): Fact<boolean> => {
    if (spec === "") return unknown("owed", "KeySpec", at);
    if (/^(RSA|EC)_/i.test(spec)) return notOffered["key/asymmetric-rotation"];
    return chain(fromOutside(doc), (outside): Fact<boolean> =>
      outside
        ? notOffered["key/asymmetric-rotation"]
        : owedWord(body, "AutomaticRotation", { Enabled: true, Disabled: false, Suspended: false }),
    );
  });
}

/** Only imported material ends; a key without such a date has none. */
function expires(doc: Doc): Fact<boolean> {
  return chain(fromOutside(doc), (outside): Fact<boolean> =>
    outside ? known(written(doc.body, "MaterialExpireTime") !== undefined, { at: doc.at }) : notOffered["key/expiry"],
  );
}

export const mappers = [key];
