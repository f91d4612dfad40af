import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { ObjectStore, PublicAccessBlock, PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { closed, mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { asBoolean, isAbsent, settled, text, word } from "../../../src/provider/read.ts";
import { statementsOf } from "../../../src/provider/policy.ts";
import { factOf } from "../answers.ts";
import { alicloudBase } from "../base.ts";
import { channels } from "./blocks.ts";
import { encryptedBy, ownKey } from "./encryption-answer.ts";
import { minTlsLive, retentionLive } from "./keeping-live.ts";
import { defaultDeny, policyGrants, throughNetworks, tlsOnly, type BucketPolicy } from "./policies.ts";
import { ACCOUNT_BLOCK, BUCKET, HTTPS, LIFECYCLE, LISTED, POLICY, PUBLIC_BLOCK, questions } from "./questions.ts";

export const calls: readonly Call[] = questions;

const publicAcl = { private: false, "public-read": true, "public-read-write": true } as const;

const bucket = defineMapper({
  provider: "alicloud",
  reads: BUCKET,
  kinds: ["object-store"],
  identity: ["Name"],
  with: {
    policies: attached(POLICY, "bucket"),
    blocks: attached(PUBLIC_BLOCK, "bucket"),
    https: attached(HTTPS, "bucket"),
    lifecycles: attached(LIFECYCLE, "bucket"),
    account: sameAccount(ACCOUNT_BLOCK),
  },
  also: [LISTED],
  map: (doc, joined): ObjectStore => {
    const { at } = doc;
    const read = policiesIn(joined.policies);
    const acl = word(doc.body, "AccessControlList.Grant", publicAcl, unknown("owed", "AccessControlList.Grant", at));
    const location = settled(doc.body.get("Location"));
    const name = settled(doc.body.get("Name"));
    const names = { id: doc.id, name: typeof name === "string" ? name : because("owed", "Name", at) };
    const algorithm = text(doc.body, "ServerSideEncryptionRule.SSEAlgorithm", unknown("owed", "ServerSideEncryptionRule.SSEAlgorithm", at));
    const inNetwork = throughNetworks(read, names);
    return {
      channels,
      publicGrants: union([closed<PublicGrant>([{ channel: "acl", presence: present, at, label: "ACL", open: acl }]), policyGrants(read)]),
      blocks: union([blocksIn(doc, joined.blocks, "store"), blocksIn(doc, joined.account, "account")]),
      tlsOnly: tlsOnly(read, names),
      encrypted: chain(algorithm, (spelled) => encryptedBy(spelled, at)),
      customerKey: chain(algorithm, (spelled) => (spelled === "KMS" ? ownKey(doc) : known(false, { at }))),
      minTls: minTlsLive(joined.https),
      accessLogged: chain(text(doc.body, "BucketPolicy.LogBucket", unknown("owed", "BucketPolicy.LogBucket", at)), (target) =>
        known(target !== "", { at }),
      ),
      networkDefaultDeny: defaultDeny(read, names),
      privateEndpoint: inNetwork.state === "known" && !inNetwork.value ? unknown("not-listed", "ListAccessPoints", at) : inNetwork,
      retention: retentionLive(joined.lifecycles),
      ...alicloudBase("object-store", doc, {
        named: ["Name"],
        handles: ["Name"],
        ...(typeof location === "string" ? { region: location.replace(/^oss-/, "") } : undefined),
      }),
    };
  },
});

/** A policy that was not asked for, or an answer without statements, is a policy that is not known. */
function policiesIn(docs: Many<Doc>): Many<BucketPolicy> {
  if (docs.items.length === 0) return opened([], ...(docs.open.length === 0 ? [because("not-listed", POLICY)] : docs.open));
  return mapMany(docs, ({ body, at }) => ({
    presence: present,
    statements: isAbsent(body, "Statement") ? opened([], because("owed", "Statement", at)) : statementsOf(body),
  }));
}

function blocksIn(subject: Doc, docs: Many<Doc>, level: "store" | "account"): Many<PublicAccessBlock> {
  const block = (doc: Doc, on: Fact<boolean>): PublicAccessBlock => ({
    presence: present,
    at: doc.at,
    label: level === "store" ? "bucket" : "account",
    level,
    stops: channels,
    on,
  });
  const asked = level === "store" ? "GetBucketPublicAccessBlock" : "GetPublicAccessBlock";
  const [why = because("not-listed", asked, subject.at)] = docs.open;
  if (docs.items.length === 0) return closed([block(subject, unknownBecause(why))]);
  return mapMany(docs, (doc) => block(doc, factOf(doc.body, "PublicAccessBlockConfiguration.BlockPublicAccess", asBoolean)));
}

export const mappers = [bucket];
