/** What opens a bucket to everybody: ACLs and policy statements, in code and in live answers alike. */
import type { MapValue, Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { GrantChannel, PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { mapMany, present, type Many } from "../../../src/model/many.ts";
import { grantsToEverybody, type Statement } from "../../../src/provider/policy.ts";
import { asText, factOf, presenceOf, valueAt, word } from "../../../src/provider/read.ts";
import { dialect } from "../policy-dialect.ts";

/** A bucket has no other ways to be opened. */
export const CHANNELS: readonly GrantChannel[] = ["acl", "policy"];

const canned = {
  private: false,
  "public-read": true,
  "public-read-write": true,
  "authenticated-read": true,
  "aws-exec-read": false,
  "log-delivery-write": false,
  "bucket-owner-read": false,
  "bucket-owner-full-control": false,
} as const;

/** A canned ACL. `authenticated-read` means anybody with any AWS account. */
export function cannedGrant(body: MapValue, presence: Fact<true>, enabled: Fact<boolean>): PublicGrant {
  const open = word(body, "acl", canned, known(false, { basis: "default" }));
  return grant("acl", whereEnabled(open, enabled), presence, "acl", body.placeOf("acl"));
}

/** Grants of an ACL to grantees whose group is told under `path`. The two global groups are everybody. */
export function aclGrants(grants: Many<MapValue>, path: string, enabled: Fact<boolean>, presence?: Fact<true>): Many<PublicGrant> {
  return mapMany(grants, (each) => {
    const { value, at } = valueAt(each, path);
    const open: Fact<boolean> = value === undefined ? known(false, { at: each.at }) : factOf(value, path, isGlobalGroup, at);
    const own = presenceOf(each);
    return grant("acl", whereEnabled(open, enabled), own.state === "known" ? (presence ?? own) : own, "grant", each.at);
  });
}

const isGlobalGroup = (value: Value): boolean => /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.test(asText(value) ?? "");

/** An ACL that is switched off grants nothing; whether a harmless one is switched off does not matter. */
function whereEnabled(open: Fact<boolean>, enabled: Fact<boolean>): Fact<boolean> {
  if (open.state === "known" && !open.value) return open;
  if (enabled.state === "unknown") return unknownBecause(enabled.why, enabled.at);
  return chain(enabled, (on): Fact<boolean> => (on ? open : known(false, enabled)));
}

/** The statements of a bucket policy. */
export function policyGrants(statements: Many<Statement>, presence: Fact<true>): Many<PublicGrant> {
  return mapMany(statements, (statement) => grant("policy", grantsToEverybody(statement, dialect), presence, "statement", statement.at));
}

function grant(channel: GrantChannel, open: Fact<boolean>, presence: Fact<true>, label: string, at: At | undefined): PublicGrant {
  return { channel, open, presence: presence.state === "known" ? present : presence, label, ...(at === undefined ? undefined : { at }) };
}
