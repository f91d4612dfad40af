import type { Doc } from "../../../src/iac/document.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { flatMapMany, mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import {
  grantsToEverybody,
  refusesOtherNetworks,
  refusesPlainTransport,
  refusesStrangers,
  statementsOf,
  type Statement,
} from "../../../src/provider/policy.ts";
import { written } from "../base.ts";
import { dialect } from "./dialect.ts";
import { covers, type BucketNames } from "./resource-pattern.ts";

/** A policy of a bucket, and whether it is there. */
export interface BucketPolicy {
  readonly statements: Many<Statement>;
  readonly presence: Fact<true>;
}

/** The policies that code puts on a bucket: a separate resource, else the argument of the bucket itself. */
export function policiesOf(bucket: Doc, split: Many<Doc>): Many<BucketPolicy> {
  const inline = written(bucket.body, "policy");
  const own = inline === undefined ? [] : [{ statements: statementsOf(inline), presence: present }];
  const separate = split.items.map((doc) => ({ statements: statementsOf(written(doc.body, "policy") ?? null), presence: doc.presence }));
  const replaced = split.items.some((doc) => doc.presence.state === "known");
  return opened(replaced ? separate : [...own, ...separate], ...split.open);
}

/** Every statement as a grant; whether it opens the bucket is for the grant to say. */
export function policyGrants(policies: Many<BucketPolicy>): Many<PublicGrant> {
  return flatMapMany(policies, ({ statements, presence }) =>
    mapMany(statements, (statement) => ({
      channel: "policy" as const,
      presence,
      ...(statement.at === undefined ? undefined : { at: statement.at }),
      label: "policy statement",
      open: grantsToEverybody(statement, dialect),
    })),
  );
}

type Refusal = typeof refusesPlainTransport;

/** Whether a policy refuses plain HTTP on the whole bucket. */
export function tlsOnly(policies: Many<BucketPolicy>, names: BucketNames): Fact<boolean> {
  return refusedBy(policies, names, refusesPlainTransport);
}

/** Whether a policy refuses whatever does not come through a VPC that it names. */
export function throughNetworks(policies: Many<BucketPolicy>, names: BucketNames): Fact<boolean> {
  return refusedBy(policies, names, refusesOtherNetworks);
}

/** Whether a policy refuses whatever comes neither through a VPC nor from addresses that it names. A bucket has no firewall of its own. */
export function defaultDeny(policies: Many<BucketPolicy>, names: BucketNames): Fact<boolean> {
  return refusedBy(policies, names, refusesStrangers);
}

function refusedBy(policies: Many<BucketPolicy>, names: BucketNames, refuses: Refusal): Fact<boolean> {
  const answers = policies.items.map(({ statements, presence }): Fact<boolean> => {
    const refused = refuses(statements, dialect, (resources) => covers(resources, names));
    return refused.state === "known" && refused.value && presence.state === "unknown" ? unknownBecause(presence.why) : refused;
  });
  const refused = answers.find((each) => each.state === "known" && each.value);
  const doubt = answers.find((each) => each.state === "unknown");
  const [open] = policies.open;
  if (refused !== undefined) return refused;
  if (doubt !== undefined) return doubt;
  return open === undefined ? (answers[0] ?? known(false, { basis: "default" })) : unknownBecause(open);
}
