import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { ObjectStore, PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { closed, flatMapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { refusesOtherNetworks, refusesPlainTransport, statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { blocks, isAbsent, valueAt, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { KEY_TYPES } from "../customer-key.ts";
import { dialect } from "../policy-dialect.ts";
import { ACCOUNT_BLOCK, blocksOf } from "./blocks.ts";
import { aclGrants, cannedGrant, CHANNELS, policyGrants } from "./grants.ts";
import { accessLogged, always, keyOf } from "./keeping.ts";
import { retentionOfBucket } from "./lifecycle.ts";
import { LIFECYCLE, lifecycleOf } from "./lifecycle-code.ts";
import { coversWholeBucket } from "./resources.ts";

const bucket = defineMapper({
  provider: "aws",
  reads: "aws_s3_bucket",
  kinds: ["object-store"],
  identity: ["bucket"],
  with: {
    policies: attached("aws_s3_bucket_policy", "bucket"),
    acls: attached("aws_s3_bucket_acl", "bucket"),
    ownership: attached("aws_s3_bucket_ownership_controls", "bucket"),
    ownBlocks: attached("aws_s3_bucket_public_access_block", "bucket"),
    lifecycles: attached(LIFECYCLE, "bucket"),
    encryption: attached("aws_s3_bucket_server_side_encryption_configuration", "bucket"),
    logging: attached("aws_s3_bucket_logging", "bucket"),
  },
  also: [ACCOUNT_BLOCK, ...KEY_TYPES],
  map: (doc, { policies, acls, ownership, ownBlocks, encryption, logging }, links): ObjectStore => {
    const written = policiesOf(doc, policies);
    const statements = flatMapMany(written, ({ statements }) => statements);
    return {
      channels: CHANNELS,
      publicGrants: union([
        aclsOf(doc, acls, aclsEnabled(ownership)),
        flatMapMany(written, ({ statements, presence }) => policyGrants(statements, presence)),
      ]),
      blocks: blocksOf(doc, ownBlocks, links),
      tlsOnly: refusesPlainTransport(statements, dialect, coversWholeBucket),
      retention: retentionOfBucket(lifecycleOf(doc, links)),
      ...always,
      customerKey: keyOf(doc, encryption, links),
      accessLogged: accessLogged(doc, logging),
      privateEndpoint: refusesOtherNetworks(statements, dialect, coversWholeBucket),
      ...awsBase("object-store", doc, { named: "bucket", handles: ["bucket"] }),
    };
  },
});

/** A resource of its own wins over the old inline argument. */
function policiesOf(doc: Doc, split: Many<Doc>): Many<{ readonly statements: Many<Statement>; readonly presence: Fact<true> }> {
  if (split.items.length > 0)
    return opened(
      split.items.map((each) => policyOf(each.body.get("policy"), each.presence)),
      ...split.open,
    );
  const inline = valueAt(doc.body, "policy").value;
  return opened(inline === undefined || inline === "" ? [] : [policyOf(inline, present)], ...split.open);
}

/** The statements of a policy that may not be there help nobody. */
function policyOf(
  written: Value | undefined,
  presence: Fact<true>,
): { readonly statements: Many<Statement>; readonly presence: Fact<true> } {
  const { items, open } = statementsOf(written ?? null);
  const effect = presence.state === "unknown" ? unknownBecause(presence.why) : undefined;
  return { statements: { items: effect === undefined ? items : items.map((each) => ({ ...each, effect })), open }, presence };
}

const ownerships = { BucketOwnerEnforced: false, BucketOwnerPreferred: true, ObjectWriter: true } as const;

/** Without ownership controls an ACL that the code writes could only be applied where ACLs are on, so they count as on. */
function aclsEnabled(ownership: Many<Doc>): Fact<boolean> {
  const [doc] = ownership.items;
  if (doc === undefined) return ownership.open[0] === undefined ? known(true, { basis: "default" }) : unknownBecause(ownership.open[0]);
  if (doc.presence.state === "unknown") return unknownBecause(doc.presence.why, doc.at);
  return word(doc.body, "rule.object_ownership", ownerships, known(true, { basis: "default" }));
}

function aclsOf(doc: Doc, split: Many<Doc>, enabled: Fact<boolean>): Many<PublicGrant> {
  if (split.items.length === 0) {
    const inline = isAbsent(doc.body, "acl") ? [] : [cannedGrant(doc.body, present, enabled)];
    return union([opened(inline, ...split.open), aclGrants(blocks(doc.body, "grant"), "uri", enabled)]);
  }
  return flatMapMany(split, (acl) => {
    const granted = flatMapMany(blocks(acl.body, "access_control_policy"), (policy) => blocks(policy, "grant"));
    const one = isAbsent(acl.body, "acl") ? [] : [cannedGrant(acl.body, acl.presence, enabled)];
    return union([closed(one), aclGrants(granted, "grantee.uri", enabled, acl.presence)]);
  });
}

export const mappers = [bucket];
