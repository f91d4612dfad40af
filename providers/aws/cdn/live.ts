import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Cdn } from "../../../src/model/kinds/cdn.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { each, listing, type Call } from "../../../src/provider/call.ts";
import { jsonAt } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { blocks, boolean, isAbsent, number, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { viewerPolicies, viewerVersions } from "./viewer.ts";

const DISTRIBUTION = "cloudfront.Distribution";
const found = each("DistributionList.Items", "Id");

export const calls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "cloudfront.ListDistributions",
    permissions: ["cloudfront:ListDistributions"],
    yields: DISTRIBUTION,
    covers: "account",
    pages: byToken({
      token: "Marker",
      next: "DistributionList.NextMarker",
      size: ["MaxItems", 100],
      more: "DistributionList.IsTruncated",
    }),
    // Without distributions the answer counts none and leaves the list out.
    find: (body, request) => found(body, request) ?? (jsonAt(body, "DistributionList.Quantity") === 0 ? [] : undefined),
    lists: ["cdn"],
    // Headers that are sent to origins hold shared secrets.
    strip: ["CustomHeaders"],
  }),
];

const distribution = defineMapper({
  provider: "aws",
  reads: DISTRIBUTION,
  kinds: ["cdn"],
  map: (doc): Cdn => {
    const base = awsBase("cdn", doc, { named: "DomainName", handles: ["Id", "ARN", "DomainName"] });
    return { httpsOnly: httpsOnly(doc.body), minTls: minTls(doc), ...base };
  },
});

function httpsOnly(body: MapValue): Fact<boolean> {
  const [byDefault, ...more] = blocks(body, "DefaultCacheBehavior").items;
  if (byDefault === undefined) return owed(body, "DefaultCacheBehavior");
  return both(...[byDefault, ...more].map(policyOf), ...otherBehaviours(body));
}

function policyOf(behaviour: MapValue): Fact<boolean> {
  return word(behaviour, "ViewerProtocolPolicy", viewerPolicies, owed(behaviour, "ViewerProtocolPolicy"));
}

/** A list that is counted as empty is left out. */
function otherBehaviours(body: MapValue): readonly Fact<boolean>[] {
  const [list] = blocks(body, "CacheBehaviors").items;
  if (list === undefined) return [owed(body, "CacheBehaviors")];
  const count = number(list, "Quantity", owed(list, "Quantity"));
  if (isAbsent(list, "Items")) return count.state === "known" && count.value === 0 ? [] : [owed(list, "Items")];
  const { items, open } = blocks(list, "Items");
  return [...items.map(policyOf), ...open.map((why) => unknownBecause(why, list.at))];
}

/** With the certificate of CloudFront itself the policy is TLSv1, whatever is written; see the mapper of code. */
function minTls({ body }: Doc): Fact<TlsVersion> {
  const certificate = "ViewerCertificate.CloudFrontDefaultCertificate";
  const own = boolean(body, certificate, owed(body, certificate));
  const path = "ViewerCertificate.MinimumProtocolVersion";
  if (own.state !== "known") return own;
  return own.value ? known("1.0", { basis: "platform", at: own.at }) : word(body, path, viewerVersions, owed(body, path));
}

export const mappers = [distribution];
