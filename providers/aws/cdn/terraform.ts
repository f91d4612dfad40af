import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Cdn } from "../../../src/model/kinds/cdn.ts";
import { union } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { viewerPolicies, viewerVersions } from "./viewer.ts";

const distribution = defineMapper({
  provider: "aws",
  reads: "aws_cloudfront_distribution",
  kinds: ["cdn"],
  map: (doc): Cdn => ({
    httpsOnly: httpsOnly(doc),
    minTls: minTls(doc),
    ...awsBase("cdn", doc, { named: "comment", handles: ["id", "arn"] }),
    name: doc.name,
  }),
});

function httpsOnly(doc: Doc): Fact<boolean> {
  const { items, open } = union(["default_cache_behavior", "ordered_cache_behavior"].map((name) => blocks(doc.body, name)));
  const behaviours = items.map((each) => ifThere(each, word(each, "viewer_protocol_policy", viewerPolicies, missing(each))));
  return behaviours.length === 0 && open.length === 0
    ? missing(doc.body)
    : both(...behaviours, ...open.map((why) => unknownBecause(why, doc.at)));
}

function ifThere(behaviour: MapValue, fact: Fact<boolean>): Fact<boolean> {
  return behaviour.doubt === undefined || (fact.state === "known" && fact.value) ? fact : unknownBecause(behaviour.doubt, behaviour.at);
}

function missing(body: MapValue): Fact<boolean> {
  return unknown("unexpected-value", "cache behaviour without viewer_protocol_policy", body.at);
}

/**
 * With the certificate of CloudFront itself the policy is TLSv1, whatever is written
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html).
 */
function minTls(doc: Doc): Fact<TlsVersion> {
  const own = boolean(doc.body, "viewer_certificate.cloudfront_default_certificate", known(false, { basis: "default", at: doc.at }));
  const written = word(
    doc.body,
    "viewer_certificate.minimum_protocol_version",
    viewerVersions,
    known("1.0", { basis: "default", at: doc.at }),
  );
  if (own.state !== "known") return own;
  return own.value ? known("1.0", { basis: "platform", at: own.at }) : written;
}

export const mappers = [distribution];
