/** Domains of Function Compute. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { text, word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { tlsWords } from "../tls-versions.ts";

/** Version 2 has no value for HTTPS alone. What requests are logged is for the functions behind to say. */
export const functionDomain = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_fcv3_custom_domain", "alicloud_fc_custom_domain"],
  kinds: ["web-app"],
  map: (doc): WebApp => ({
    ...factsOfDomain(text(doc.body, "protocol", unknown("unexpected-value", "domain without protocol", doc.at)), () => minTls(doc)),
    ...alicloudBase("web-app", doc, { named: ["custom_domain_name", "domain_name"] }),
  }),
});

const protocols: Readonly<Record<string, boolean>> = { HTTPS: true, HTTP: false, "HTTP,HTTPS": false };

/** `protocol`: what the domain speaks, `oldest`: the oldest TLS version where it speaks TLS. */
export function factsOfDomain(protocol: Fact<string>, oldest: () => Fact<TlsVersion>): Pick<WebApp, "httpsOnly" | "minTls" | "logged"> {
  return {
    httpsOnly: chain(protocol, (spelled): Fact<boolean> => {
      const only = protocols[spelled];
      return only === undefined
        ? unknown("unexpected-value", `protocol = ${JSON.stringify(spelled)}`, protocol.at)
        : known(only, { at: protocol.at });
    }),
    minTls: chain(protocol, (spelled): Fact<TlsVersion> => (spelled === "HTTP" ? notOffered["web-app/without-tls"] : oldest())),
    logged: setElsewhere("function"),
  };
}

function minTls(doc: Doc): Fact<TlsVersion> {
  if (doc.type === "alicloud_fc_custom_domain") return unknown("not-in-format", "the oldest TLS version of a domain of version 2", doc.at);
  return word(doc.body, "tls_config.min_version", tlsWords, unknown("computed", "tls_config.min_version", doc.at));
}
