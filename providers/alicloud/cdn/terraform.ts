import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Cdn } from "../../../src/model/kinds/cdn.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, presenceOf, word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { forcesHttps, minTls } from "./functions.ts";

const switches = { on: true, off: false } as const;
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** Without a certificate a domain answers over HTTP only. A certificate that is written is on unless told otherwise. */
function certificateOn(doc: Doc): Fact<boolean> {
  const { items, open } = blocks(doc.body, "certificate_config");
  const [block] = items;
  if (block === undefined) return open[0] === undefined ? off(doc) : unknownBecause(open[0], doc.at);
  const there = presenceOf(block);
  return there.state === "unknown"
    ? there
    : word(block, "server_certificate_status", switches, known(true, { basis: "default", at: block.at }));
}

const cdn = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_cdn_domain_new", "alicloud_cdn_domain"],
  kinds: ["cdn"],
  identity: ["domain_name", "id"],
  with: { configs: attached("alicloud_cdn_domain_config", "domain_name") },
  map: (doc, { configs }): Cdn => ({
    httpsOnly: chain(certificateOn(doc), (on) => (on ? forcesHttps(configs) : off(doc))),
    minTls: minTls(configs, doc.at),
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
    httpsOnly: chain(word(doc.body, "ssl_protocol", switches, off(doc)), (on) => (on ? forcesHttps(configs) : off(doc))),
    minTls: minTls(configs, doc.at),
    ...alicloudBase("cdn", doc, { named: ["domain_name"] }),
  }),
});

export const mappers = [cdn, dcdn];
