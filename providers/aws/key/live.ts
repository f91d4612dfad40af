import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Key } from "../../../src/model/kinds/key.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { asText, boolean, settled, text, valueAt, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { perDocument, perRegion } from "../calls.ts";
import { notOffered } from "../clouds.ts";
import { KMS_ALIAS, KMS_KEY } from "../customer-key-live.ts";
import { deletionWaits, SYMMETRIC } from "./rotation.ts";

const ENTRY = "kms.KeyListEntry";
const ROTATION = "kms.KeyRotationStatus";
/** KMS makes the material itself. */
const OWN_MATERIAL = "AWS_KMS";
const pages = (size: number): ReturnType<typeof byToken> =>
  byToken({ token: "Marker", next: "NextMarker", size: ["Limit", size], more: "Truncated" });

export const calls: readonly Call[] = [
  perRegion("kms.ListKeys", {
    permission: "kms:ListKeys",
    yields: ENTRY,
    items: "Keys",
    id: "KeyId",
    pages: pages(1000),
    lists: ["key"],
  }),
  perRegion("kms.ListAliases", {
    permission: "kms:ListAliases",
    yields: KMS_ALIAS,
    items: "Aliases",
    id: "AliasName",
    pages: pages(100),
  }),
  perDocument("kms.DescribeKey", {
    permission: "kms:DescribeKey",
    of: ENTRY,
    yields: KMS_KEY,
    from: "KeyId",
    as: "KeyId",
    holds: "KeyMetadata",
    unwrapped: true,
  }),
  perDocument("kms.GetKeyRotationStatus", {
    permission: "kms:GetKeyRotationStatus",
    of: KMS_KEY,
    yields: ROTATION,
    from: "KeyId",
    as: "KeyId",
    holds: "KeyRotationEnabled",
    when: ({ KeyManager, Origin, KeySpec, CustomerMasterKeySpec }) =>
      KeyManager === "CUSTOMER" && Origin === OWN_MATERIAL && (KeySpec ?? CustomerMasterKeySpec) === SYMMETRIC,
  }),
];

const origins = { AWS_KMS: true, EXTERNAL: false, AWS_CLOUDHSM: false, EXTERNAL_KEY_STORE: false } as const;
const endings = { KEY_MATERIAL_EXPIRES: true, KEY_MATERIAL_DOES_NOT_EXPIRE: false } as const;
const managers = { CUSTOMER: true, AWS: false } as const;

/** Keys that AWS manages for its services are not the tenant's, and are no resources. */
const key = defineMapper({
  provider: "aws",
  reads: KMS_KEY,
  kinds: ["key"],
  identity: ["KeyId", "Arn"],
  with: { rotations: attached(ROTATION, "KeyId"), aliases: attached(KMS_ALIAS, "TargetKeyId") },
  map: (doc, { rotations, aliases }): readonly Key[] => {
    const own = word(doc.body, "KeyManager", managers, owed(doc.body, "KeyManager"));
    if (own.state === "known" && !own.value) return [];
    const base = awsBase("key", doc, { named: "KeyId", handles: ["Arn", "KeyId"] });
    const names = namesOf(aliases);
    return [
      {
        rotates: rotates(doc, rotations),
        deletionGuarded: deletionWaits,
        expires: expires(doc),
        ...base,
        name: names[0]?.replace(/^alias\//, "") ?? base.name,
        aliases: [...base.aliases, ...names],
        presence: own.state === "unknown" && base.presence.state === "known" ? unknownBecause(own.why, doc.at) : base.presence,
      },
    ];
  },
});

function namesOf(aliases: Many<Doc>): readonly string[] {
  return aliases.items.flatMap(({ body }) => asText(settled(body.get("AliasName")) ?? null) ?? []).sort();
}

function rotates({ body, at }: Doc, rotations: Many<Doc>): Fact<boolean> {
  const made = word(body, "Origin", origins, owed(body, "Origin"));
  if (made.state === "known" && !made.value) return notOffered["key/rotation"];
  // The same by its older name.
  const spec = text(body, "KeySpec", text(body, "CustomerMasterKeySpec", owed(body, "KeySpec")));
  if (spec.state === "known" && spec.value !== SYMMETRIC) return notOffered["key/rotation"];
  if (made.state !== "known") return made.state === "unknown" ? made : notOffered["key/rotation"];
  if (spec.state === "unknown") return spec;
  const [status] = rotations.items;
  if (status !== undefined) return boolean(status.body, "KeyRotationEnabled", owed(status.body, "KeyRotationEnabled"));
  return rotations.open[0] === undefined ? unknown("not-listed", "kms.GetKeyRotationStatus", at) : unknownBecause(rotations.open[0], at);
}

/** Only imported material can have an end. Before any was imported the answer has no model of expiration. */
function expires({ body }: Doc): Fact<boolean> {
  const origin = text(body, "Origin", owed(body, "Origin"));
  if (origin.state !== "known") return origin;
  if (origin.value !== "EXTERNAL") return notOffered["key/expiry"];
  const waiting = settled(valueAt(body, "KeyState").value) === "PendingImport";
  return word(body, "ExpirationModel", endings, waiting ? known(false, { basis: "default" }) : owed(body, "ExpirationModel"));
}

export const mappers = [key];
