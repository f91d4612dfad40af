import { chain, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Secret } from "../../../src/model/kinds/secret.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { owedText, owedWord } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { numbered } from "../paging.ts";

const LISTED = "kms.ListedSecret";
const SECRET = "kms.Secret";

export const calls: readonly Call[] = [
  listed("kms.ListSecrets", {
    yields: LISTED,
    items: "SecretList.Secret",
    id: "SecretName",
    pages: numbered({ items: "SecretList.Secret", size: 100 }),
    lists: ["secret"],
    includes: [SECRET],
  }),
  // The configuration of a managed secret holds whatever its owner writes into it.
  about("kms.DescribeSecret", { of: LISTED, yields: SECRET, from: "SecretName", holds: "SecretType", strip: ["ExtendedConfig"] }),
];

const secret = defineMapper({
  provider: "alicloud",
  reads: SECRET,
  kinds: ["secret"],
  identity: ["SecretName"],
  also: [LISTED],
  map: ({ body, ...doc }): Secret => ({
    expires: chain(owedText(body, "SecretType"), (type): Fact<boolean> => {
      if (type === "") return unknown("owed", "SecretType", body.at);
      if (type === "Generic") return notOffered["secret/generic-rotation"];
      return owedWord(body, "AutomaticRotation", { Enabled: true, Disabled: false, Invalid: false });
    }),
    ...alicloudBase("secret", { body, ...doc }, { named: ["SecretName"], handles: ["SecretName", "Arn"] }),
  }),
});

export const mappers = [secret];
