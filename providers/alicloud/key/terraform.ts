import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Key } from "../../../src/model/kinds/key.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { text, word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";

/** A key is destroyed only after 7 to 366 days of waiting (ScheduleKeyDeletion, PendingWindowInDays is mandatory). */
const waits: Fact<boolean> = known(true, { basis: "platform" });

const key = defineMapper({
  provider: "alicloud",
  reads: "alicloud_kms_key",
  kinds: ["key"],
  identity: ["id"],
  map: (doc): Key => ({
    rotates: rotates(doc),
    deletionGuarded: waits,
    expires: chain(fromOutside(doc), (is) =>
      is ? unknown("not-in-format", "the end date of imported material", doc.at) : notOffered["key/expiry"],
    ),
    ...alicloudBase("key", doc, { named: ["description"] }),
    name: doc.name,
  }),
});

const defaulted = (value: string): Fact<string> => known(value, { basis: "default" });

function fromOutside({ body }: Doc): Fact<boolean> {
  return chain(text(body, "origin", defaulted("Aliyun_KMS")), (origin) => known(origin.toUpperCase() === "EXTERNAL"));
}

/** Off by default. Only symmetric keys whose material KMS makes are rotated. */
function rotates(doc: Doc): Fact<boolean> {
  const { body, at } = doc;
  const asymmetric = chain(text(body, "key_spec", defaulted("Aliyun_AES_256")), (spec) => known(/^(RSA|EC)_/i.test(spec)));
  const signs = chain(text(body, "key_usage", defaulted("ENCRYPT/DECRYPT")), (usage) => known(/^SIGN/i.test(usage)));
  const cannot = strictest([asymmetric, signs, fromOutside(doc)]);
  const own = word(body, "automatic_rotation", { Enabled: true, Disabled: false }, known(false, { basis: "default", at }));
  if (own.state === "known" && own.value) return own;
  return chain(cannot, (is) => (is ? notOffered["key/asymmetric-rotation"] : own));
}

export const mappers = [key];
