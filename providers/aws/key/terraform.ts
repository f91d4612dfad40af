import type { Doc } from "../../../src/iac/document.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Key } from "../../../src/model/kinds/key.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, text, valueAt } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { namesSomething } from "../named.ts";
import { KEY_ALIAS } from "../customer-key.ts";
import { deletionWaits, SYMMETRIC } from "./rotation.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** Only symmetric keys whose material KMS makes and keeps can rotate by themselves. */
function rotates(doc: Doc): Fact<boolean> {
  if (!isAbsent(doc.body, "custom_key_store_id")) return notOffered["key/rotation"];
  const spec = text(doc.body, "customer_master_key_spec", text(doc.body, "key_spec", known(SYMMETRIC, { basis: "default" })));
  if (spec.state === "known" && spec.value !== SYMMETRIC) return notOffered["key/rotation"];
  const own = boolean(doc.body, "enable_key_rotation", off(doc));
  return spec.state === "unknown" && !(own.state === "known" && own.value) ? unknownBecause(spec.why, doc.at) : own;
}

const key = defineMapper({
  provider: "aws",
  reads: "aws_kms_key",
  kinds: ["key"],
  also: [KEY_ALIAS],
  map: (doc): Key => ({
    rotates: rotates(doc),
    deletionGuarded: deletionWaits,
    expires: notOffered["key/expiry"],
    ...awsBase("key", doc, { named: "description", handles: ["id", "arn", "key_id"] }),
    name: doc.name,
  }),
});

/** A replica rotates with its primary key. */
const replica = defineMapper({
  provider: "aws",
  reads: "aws_kms_replica_key",
  kinds: ["key"],
  map: (doc, _, links): Key => ({
    rotates: rotatesWithPrimary(doc, links),
    deletionGuarded: deletionWaits,
    expires: notOffered["key/expiry"],
    ...awsBase("key", doc, { named: "description", handles: ["id", "arn", "key_id"] }),
    name: doc.name,
  }),
});

function rotatesWithPrimary(doc: Doc, links: Links): Fact<boolean> {
  const primary = links.target(doc, valueAt(doc.body, "primary_key_arn").value ?? null, ["aws_kms_key"], ["arn"]);
  if (primary.state !== "known") return primary;
  const { presence } = primary.value;
  return presence.state === "unknown" ? unknownBecause(presence.why, doc.at) : rotates(primary.value);
}

/** Imported material may be given an end; new material must be imported by hand. */
const external = defineMapper({
  provider: "aws",
  reads: ["aws_kms_external_key", "aws_kms_replica_external_key"],
  kinds: ["key"],
  map: (doc): Key => {
    return {
      rotates: notOffered["key/rotation"],
      deletionGuarded: deletionWaits,
      expires: namesSomething(doc.body, "valid_to"),
      ...awsBase("key", doc, { named: "description", handles: ["id", "arn", "key_id"] }),
      name: doc.name,
    };
  },
});

export const mappers = [key, replica, external];
