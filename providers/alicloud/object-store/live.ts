import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { ObjectStore, PublicAccessBlock, PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { closed, mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { asBoolean, isAbsent, settled, text, word } from "../../../src/provider/read.ts";
import { statementsOf } from "../../../src/provider/policy.ts";
import { owedWord } from "../answered.ts";
import { factOf } from "../answers.ts";
import { alicloudBase } from "../base.ts";
import { aliases, tenantKey } from "../service-keys.ts";
import { channels } from "./blocks.ts";
import { encryptedBy } from "./encryption-answer.ts";
import { minTlsLive, retentionLive } from "./keeping-live.ts";
import { defaultDeny, policyGrants, throughNetworks, tlsOnly, type BucketPolicy } from "./policies.ts";
import { ACCOUNT_BLOCK, BUCKET, HTTPS, LIFECYCLE, LISTED, POINT, POLICY, PUBLIC_BLOCK, questions } from "./questions.ts";

export const calls: readonly Call[] = questions;

/** Empty where the key is that of the service. */
const KEY = "ServerSideEncryptionRule.KMSMasterKeyID";
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
    points: attached(POINT, "Bucket"),
    aliases,
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
    return {
      channels,
      publicGrants: union([closed<PublicGrant>([{ channel: "acl", presence: present, at, label: "ACL", open: acl }]), policyGrants(read)]),
      blocks: union([blocksIn(doc, joined.blocks, "store"), blocksIn(doc, joined.account, "account")]),
      tlsOnly: tlsOnly(read, names),
      encrypted: chain(algorithm, (spelled) => encryptedBy(spelled, at)),
      customerKey: chain(algorithm, (spelled) => (spelled === "KMS" ? tenantKey(doc.body, KEY, joined.aliases) : known(false, { at }))),
      minTls: minTlsLive(joined.https),
      accessLogged: chain(text(doc.body, "BucketPolicy.LogBucket", unknown("owed", "BucketPolicy.LogBucket", at)), (target) =>
        known(target !== "", { at }),
      ),
      networkDefaultDeny: defaultDeny(read, names),
      privateEndpoint: strictest([throughNetworks(read, names), privatePoint(joined.points, at)]),
      retention: retentionLive(joined.lifecycles),
      ...alicloudBase("object-store", doc, {
        named: ["Name"],
        handles: ["Name"],
        ...(typeof location === "string" ? { region: location.replace(/^oss-/, "") } : undefined),
      }),
    };
  },
});

/** Whether an access point of the bucket that is in use answers inside a VPC only. */
function privatePoint(points: Many<Doc>, at: Doc["at"]): Fact<boolean> {
  return strictest([
    known(false, { at }),
    ...points.items.map(({ body }) =>
      chain(owedWord(body, "Status", pointStates), (inUse) =>
        inUse ? owedWord(body, "NetworkOrigin", { vpc: true, internet: false }) : known(false, { at: body.at }),
      ),
    ),
    ...points.open.map((why) => unknownBecause(why)),
  ]);
}

const pointStates = { enable: true, disable: false, creating: false, deleting: false } as const;

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
