import { chain, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Secret } from "../../../src/model/kinds/secret.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { owedText, owedWord, saidBy } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { numbered } from "../paging.ts";

const LISTED = "kms.ListedSecret";
const SECRET = "kms.Secret";
/** The sort that the service does not replace, which most secrets are. */
const GENERIC = "Generic";

export const calls: readonly Call[] = [
  listed("kms.ListSecrets", {
    yields: LISTED,
    items: "SecretList.Secret",
    id: "SecretName",
    pages: numbered({ items: "SecretList.Secret", size: 100 }),
    lists: ["secret"],
    includes: [SECRET],
  }),
  about("kms.DescribeSecret", {
    of: LISTED,
    yields: SECRET,
    from: "SecretName",
    holds: "SecretType",
    // The list says all that is to be known of a generic one, and the service takes few questions a second.
    when: ({ SecretType }) => SecretType !== GENERIC,
    // The configuration of a managed secret holds whatever its owner writes into it.
    strip: ["ExtendedConfig"],
  }),
];

const secret = defineMapper({
  provider: "alicloud",
  reads: LISTED,
  kinds: ["secret"],
  identity: ["SecretName"],
  with: { details: attached(SECRET, "SecretName") },
  map: (doc, { details }): Secret => ({
    expires: chain(owedText(doc.body, "SecretType"), (type): Fact<boolean> => {
      if (type === "") return unknown("owed", "SecretType", doc.at);
      if (type === GENERIC) return notOffered["secret/generic-rotation"];
      return saidBy(details, "kms.DescribeSecret", ({ body }) =>
        owedWord(body, "AutomaticRotation", { Enabled: true, Disabled: false, Invalid: false }),
      );
    }),
    ...alicloudBase("secret", doc, { named: ["SecretName"], handles: ["SecretName"] }),
  }),
});

export const mappers = [secret];
