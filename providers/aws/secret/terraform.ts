import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Secret } from "../../../src/model/kinds/secret.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, text } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { anyOf } from "../satellites.ts";

/** Secrets Manager knows no end date; what it offers instead is rotation, by a resource beside the secret or, up to provider 4, in it. */
const secret = defineMapper({
  provider: "aws",
  reads: "aws_secretsmanager_secret",
  kinds: ["secret"],
  identity: ["name", "id", "arn"],
  with: { rotations: attached("aws_secretsmanager_secret_rotation", "secret_id") },
  map: (doc, { rotations }): Secret => ({
    expires: strictest([anyOf(rotations), rotatesInline(doc)]),
    ...awsBase("secret", doc, { handles: ["name", "id", "arn"] }),
  }),
});

function rotatesInline(doc: Doc): Fact<boolean> {
  const { items, open } = blocks(doc.body, "rotation_rules");
  const why = open[0] ?? items[0]?.doubt;
  return why === undefined ? known(items.length > 0, { basis: "default", at: doc.at }) : unknownBecause(why, doc.at);
}

/** Only parameters of the type SecureString hold secrets. Their expiration policies have no argument in Terraform. */
const parameter = defineMapper({
  provider: "aws",
  reads: "aws_ssm_parameter",
  kinds: ["secret"],
  map: (doc): readonly Secret[] => {
    const type = text(doc.body, "type", known("String", { basis: "default" }));
    if (type.state === "known" && type.value !== "SecureString") return [];
    const base = awsBase("secret", doc, { handles: ["name", "id", "arn"] });
    const presence = type.state === "unknown" && base.presence.state === "known" ? unknownBecause(type.why, doc.at) : base.presence;
    return [{ ...base, presence, expires: unknown("not-in-format", "the expiration policy of a parameter", doc.at) }];
  },
});

export const mappers = [secret, parameter];
