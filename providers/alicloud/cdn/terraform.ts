import type { Doc } from "../../../src/iac/document.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Cdn } from "../../../src/model/kinds/cdn.ts";
import { mapMany, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, presenceOf, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { factsOfDomain, switches, usualTls, type Setting } from "./functions.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** A certificate that is written is on unless told otherwise. */
function certificateOn(doc: Doc): Fact<boolean> {
  const { items, open } = blocks(doc.body, "certificate_config");
  const [block] = items;
  if (block === undefined) return open[0] === undefined ? off(doc) : unknownBecause(open[0], doc.at);
  const there = presenceOf(block);
  return there.state === "unknown"
    ? there
    : word(block, "server_certificate_status", switches, known(true, { basis: "default", at: block.at }));
}

/** Resources of a function's name and its arguments; those with a `parent_id` hold under a condition. */
function settingsOf(configs: Many<Doc>): Many<Setting> {
  return mapMany(configs, ({ body, at, presence }) => ({
    name: body.get("function_name"),
    conditional: written(body, "parent_id") !== undefined,
    presence,
    at,
    args: blocks(body, "function_args"),
    argument: { name: "arg_name", value: "arg_value" },
    unset: known(false, { basis: "default" }),
  }));
}

const cdn = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_cdn_domain_new", "alicloud_cdn_domain"],
  kinds: ["cdn"],
  identity: ["domain_name", "id"],
  with: { configs: attached("alicloud_cdn_domain_config", "domain_name") },
  map: (doc, { configs }): Cdn => ({
    ...factsOfDomain(certificateOn(doc), settingsOf(configs), usualTls.cdn(doc.at)),
    ...alicloudBase("cdn", doc, { named: ["domain_name"] }),
  }),
});

/** The certificate of a DCDN domain is off unless told otherwise. */
const dcdn = defineMapper({
  provider: "alicloud",
  reads: "alicloud_dcdn_domain",
  kinds: ["cdn"],
  identity: ["domain_name", "id"],
  with: { configs: attached("alicloud_dcdn_domain_config", "domain_name") },
  map: (doc, { configs }): Cdn => ({
    ...factsOfDomain(word(doc.body, "ssl_protocol", switches, off(doc)), settingsOf(configs), usualTls.dcdn(doc.at)),
    ...alicloudBase("cdn", doc, { named: ["domain_name"] }),
  }),
});

export const mappers = [cdn, dcdn];
