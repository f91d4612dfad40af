/** Settings of a bucket that are written in it or, which wins, in a resource beside it. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { asText, blocks, boolean, factOf, settled, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { anyOf, customerKey, isSet, settingOf } from "../satellites.ts";
import { oldestIn } from "../tls-versions.ts";

const algorithms: Readonly<Record<string, string>> = { AES256: "AES256", SM4: "SM4", KMS: "KMS", None: "None" };

const off = (at: Doc["at"] | undefined): Fact<boolean> => known(false, { basis: "default", at });

/** Nothing written: objects are kept as they come (PutBucketEncryption). */
export function encrypted(bucket: Doc, split: Many<Doc>): Fact<boolean> {
  return fromEither(bucket, split, (body) => chain(algorithm(body), (name) => known(name !== "None", { at: body.at })));
}

/** KMS without a key id uses the key of the service. */
export function ownKey(bucket: Doc, split: Many<Doc>): Fact<boolean> {
  return fromEither(bucket, split, (body) =>
    chain(algorithm(body), (name) =>
      name === "KMS" ? customerKey(body, "kms_master_key_id", off(body.at)) : known(false, { at: body.at }),
    ),
  );
}

function algorithm(body: MapValue): Fact<string> {
  return word(body, "sse_algorithm", algorithms, unknown("unexpected-value", "encryption without sse_algorithm", body.at));
}

function fromEither(bucket: Doc, split: Many<Doc>, read: (body: MapValue) => Fact<boolean>): Fact<boolean> {
  const inline = blocks(bucket.body, "server_side_encryption_rule");
  const [rule] = inline.items;
  const own = rule === undefined ? (inline.open[0] === undefined ? off(bucket.at) : unknownBecause(inline.open[0])) : read(rule);
  return settingOf(split, ({ body }) => read(body), own);
}

/** Until versions are chosen, every version is accepted from 1.0 on. */
export function minTls(bucket: Doc, configs: Many<Doc>): Fact<TlsVersion> {
  const all: Fact<TlsVersion> = known("1.0", { basis: "default", at: bucket.at });
  return settingOf(
    configs,
    (config) => {
      const on = boolean(config.body, "enable", unknown("unexpected-value", "enable is missing", config.at));
      return chain(on, (chosen) => (chosen ? oldestIn(config.body, "tls_versions", config.at) : known("1.0", { at: on.at })));
    },
    all,
  );
}

export function accessLogged(bucket: Doc, split: Many<Doc>): Fact<boolean> {
  const inline = isSet(bucket.body, "logging.target_bucket", off(bucket.at));
  return strictest([
    anyOf(split, ({ body, at }) => isSet(body, "target_bucket", unknown("unexpected-value", "target_bucket", at))),
    inline,
  ]);
}

/** An access point of the bucket that answers inside a VPC only. */
export function hasPrivatePoint(points: Many<Doc>): Fact<boolean> {
  return anyOf(points, ({ body, at }) =>
    word(body, "network_origin", { vpc: true, internet: false }, unknown("unexpected-value", "network_origin", at)),
  );
}

/** The literal name of a bucket, or why it is not known before the bucket is made. */
export function bucketName(bucket: Doc): Fact<string> {
  const value = written(bucket.body, "bucket");
  const unnamed = unknown("computed", `${bucket.name}.bucket`);
  return value === undefined || settled(value) === undefined ? unnamed : factOf(value, "bucket", asText);
}
