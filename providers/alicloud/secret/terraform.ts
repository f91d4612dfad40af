import { chain, known, type Fact } from "../../../src/model/fact.ts";
import type { Secret } from "../../../src/model/kinds/secret.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, text } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";

/** Secrets have no end date. Those of a managed type can be replaced by the service; off by default (CreateSecret, EnableAutomaticRotation). */
const secret = defineMapper({
  provider: "alicloud",
  reads: "alicloud_kms_secret",
  kinds: ["secret"],
  identity: ["secret_name", "id"],
  map: (doc): Secret => {
    const type = text(doc.body, "secret_type", known("Generic", { basis: "default", at: doc.at }));
    return {
      expires: chain(type, (name): Fact<boolean> => {
        if (name === "Generic") return notOffered["secret/generic-rotation"];
        return boolean(doc.body, "enable_automatic_rotation", known(false, { basis: "default", at: doc.at }));
      }),
      ...alicloudBase("secret", doc, { named: ["secret_name"] }),
    };
  },
});

export const mappers = [secret];
