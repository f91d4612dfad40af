import type { Doc } from "../../../src/iac/document.ts";
import { unknown, type Fact } from "../../../src/model/fact.ts";
import type { GrantChannel, ObjectStore, PublicAccessBlock, PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { flatMapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { refusesOtherNetworks, refusesPlainTransport, statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { blocks, boolean, isAbsent, valueAt, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { dialect } from "../policy-dialect.ts";
import { ACCOUNT_BLOCK, ACL, BLOCK, BUCKET, bucketCalls, ENCRYPTION, LIFECYCLE, LOCATION, LOGGING, OWNERSHIP, POLICY } from "./answers.ts";
import { aclGrants, CHANNELS, policyGrants } from "./grants.ts";
import { always } from "./keeping.ts";
import { inItsRegion, liveAccessLogged, liveKeyOf } from "./keeping-live.ts";
import { retentionOfBucket } from "./lifecycle.ts";
import { liveLifecycleOf } from "./lifecycle-live.ts";
import { coversWholeBucket } from "./resources.ts";

export const calls = bucketCalls;

const bucket = defineMapper({
  provider: "aws",
  reads: BUCKET,
  kinds: ["object-store"],
  identity: ["Name"],
  with: {
    policies: attached(POLICY, "Bucket"),
    acls: attached(ACL, "Bucket"),
    ownership: attached(OWNERSHIP, "Bucket"),
    ownBlocks: attached(BLOCK, "Bucket"),
    lifecycles: attached(LIFECYCLE, "Bucket"),
    encryption: attached(ENCRYPTION, "Bucket"),
    logging: attached(LOGGING, "Bucket"),
    location: attached(LOCATION, "Bucket"),
    account: sameAccount(ACCOUNT_BLOCK),
  },
  also: LIVE_KEY_TYPES,
  map: (doc, { policies, acls, ownership, ownBlocks, encryption, logging, location, account }, links): ObjectStore => {
    const statements = statementsIn(doc, policies);
    return {
      channels: CHANNELS,
      publicGrants: union([grantsIn(doc, acls, aclsEnabled(doc, ownership)), policyGrants(statements, present)]),
      blocks: union([flagsIn(doc, ownBlocks, "store"), flagsIn(doc, account, "account")]),
      tlsOnly: refusesPlainTransport(statements, dialect, coversWholeBucket),
      retention: retentionOfBucket(liveLifecycleOf(doc, links)),
      ...always,
      customerKey: liveKeyOf(doc, encryption, links),
      accessLogged: liveAccessLogged(doc, logging),
      privateEndpoint: refusesOtherNetworks(statements, dialect, coversWholeBucket),
      ...inItsRegion(awsBase("object-store", doc, { named: "Name", handles: ["Name"] }), location),
    };
  },
});

/** An answer that was not asked for leaves open what it would have told. */
function notAsked<T>(doc: Doc, operation: string): Many<T> {
  return opened([], because("not-listed", operation, doc.at));
}

function statementsIn(doc: Doc, policies: Many<Doc>): Many<Statement> {
  if (policies.items.length === 0) return notAsked(doc, "GetBucketPolicy");
  return flatMapMany(policies, ({ body, at }) => {
    const policy = valueAt(body, "Policy").value;
    return policy === undefined ? opened([], because("owed", "Policy", at)) : statementsOf(policy);
  });
}

const ownerships = { BucketOwnerEnforced: false, BucketOwnerPreferred: true, ObjectWriter: true } as const;

function aclsEnabled(doc: Doc, ownership: Many<Doc>): Fact<boolean> {
  const [controls] = ownership.items;
  if (controls === undefined) return unknown("not-listed", "GetBucketOwnershipControls", doc.at);
  const path = "OwnershipControls.Rules.ObjectOwnership";
  return word(controls.body, path, ownerships, owed(controls.body, path));
}

function grantsIn(doc: Doc, acls: Many<Doc>, enabled: Fact<boolean>): Many<PublicGrant> {
  if (acls.items.length === 0) return notAsked(doc, "GetBucketAcl");
  return flatMapMany(acls, ({ body, at }) =>
    isAbsent(body, "Grants") ? opened([], because("owed", "Grants", at)) : aclGrants(blocks(body, "Grants"), "Grantee.URI", enabled),
  );
}

const FLAGS: readonly { readonly name: string; readonly stops: readonly GrantChannel[] }[] = [
  { name: "IgnorePublicAcls", stops: ["acl"] },
  { name: "RestrictPublicBuckets", stops: ["policy"] },
];

function flagsIn(doc: Doc, answers: Many<Doc>, level: PublicAccessBlock["level"]): Many<PublicAccessBlock> {
  if (answers.items.length === 0) return notAsked(doc, level === "store" ? "GetPublicAccessBlock" : "GetPublicAccessBlock of the account");
  return flatMapMany(answers, (answer) =>
    opened(
      FLAGS.map(({ name, stops }) => {
        const path = `PublicAccessBlockConfiguration.${name}`;
        return { level, stops, on: boolean(answer.body, path, owed(answer.body, path)), presence: present, at: answer.at, label: name };
      }),
    ),
  );
}

export const mappers = [bucket];
