import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { Secret } from "../../../src/model/kinds/secret.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, settled } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { byNextToken, perRegion } from "../calls.ts";

const SECRET = "secretsmanager.Secret";
const PARAMETER = "ssm.Parameter";

/** Neither listing holds a value. */
export const calls: readonly Call[] = [
  perRegion("secretsmanager.ListSecrets", {
    permission: "secretsmanager:ListSecrets",
    yields: SECRET,
    items: "SecretList",
    id: "ARN",
    pages: byNextToken(100),
    lists: ["secret"],
  }),
  perRegion("ssm.DescribeParameters", {
    permission: "ssm:DescribeParameters",
    yields: PARAMETER,
    items: "Parameters",
    id: "Name",
    // Parameters of other types hold no secrets.
    request: { ParameterFilters: [{ Key: "Type", Option: "Equals", Values: ["SecureString"] }] },
    pages: byNextToken(50),
    lists: ["secret"],
  }),
];

/** Secrets Manager knows no end date; what it offers instead is rotation. The answer leaves the switch out for secrets that never rotated. */
const secret = defineMapper({
  provider: "aws",
  reads: SECRET,
  kinds: ["secret"],
  map: (doc): Secret => ({
    expires: boolean(doc.body, "RotationEnabled", known(false, { basis: "default", at: doc.at })),
    ...awsBase("secret", doc, { named: "Name", handles: ["Name", "ARN"] }),
  }),
});

const parameter = defineMapper({
  provider: "aws",
  reads: PARAMETER,
  kinds: ["secret"],
  map: (doc): Secret => ({ expires: expires(doc), ...awsBase("secret", doc, { named: "Name", handles: ["Name", "ARN"] }) }),
});

/** A policy of the parameter ends it. The answer leaves the list out where there are no policies. */
function expires({ body, at }: Doc): Fact<boolean> {
  const { items, open } = blocks(body, "Policies");
  const ends = items.some((each) => settled(each.get("PolicyType")) === "Expiration");
  return strictest([known(ends, { at }), ...open.map((why) => unknownBecause(why, at))]);
}

export const mappers = [secret, parameter];
