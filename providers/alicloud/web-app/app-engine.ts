/** Serverless App Engine: the application decides about logs, its entries about HTTPS. */
import { isList } from "../../../src/iac/value.ts";
import { structureOf } from "../../../src/iac/json-text.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, setElsewhere, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, presenceOf, settled, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";

export const application = defineMapper({
  provider: "alicloud",
  reads: "alicloud_sae_application",
  kinds: ["web-app"],
  map: (doc): WebApp => ({
    httpsOnly: setElsewhere("ingress"),
    minTls: setElsewhere("ingress"),
    logged: collected(doc),
    ...alicloudBase("web-app", doc, { named: ["app_name"] }),
  }),
});

/** A list of what is collected, as JSON; nothing written: nothing. */
function collected(doc: Doc): Fact<boolean> {
  const value = written(doc.body, "sls_configs");
  const at = doc.body.placeOf("sls_configs");
  if (value === undefined) return known(false, { basis: "default", at: doc.at });
  const list = settled(structureOf(value));
  if (isList(list))
    return list.items.length === 0 && list.open[0] !== undefined ? unknownBecause(list.open[0], at) : known(list.items.length > 0, { at });
  return typeof list === "object" && list?.is === "unresolved"
    ? unknownBecause(list.why, at)
    : unknown("unexpected-value", "sls_configs", at);
}

/** An entry speaks HTTP unless told otherwise. TLS versions are set at the load balancer's listener, which the service makes. */
export const ingress = defineMapper({
  provider: "alicloud",
  reads: "alicloud_sae_ingress",
  kinds: ["web-app"],
  map: (doc): WebApp => {
    const https = word(doc.body, "listener_protocol", { HTTP: false, HTTPS: true }, known(false, { basis: "default", at: doc.at }));
    return { ...alicloudBase("web-app", doc), httpsOnly: https, minTls: byBalancer(https, doc), logged: setElsewhere("application") };
  },
});

/** Ports of an application on the internet; of a TCP port only the application knows what it speaks. */
export const internet = defineMapper({
  provider: "alicloud",
  reads: "alicloud_sae_load_balancer_internet",
  kinds: ["web-app"],
  map: (doc): WebApp => {
    const ports = blocks(doc.body, "internet");
    const plain = strictest([
      ...ports.items.map((port): Fact<boolean> => {
        const tcp = unknown("not-visible", "what a TCP port of the application speaks", port.at);
        const speaks = word<string>(port, "protocol", { HTTP: "http", HTTPS: "https", TCP: "tcp" }, tcp);
        const there = presenceOf(port);
        if (there.state === "unknown") return there;
        return chain(speaks, (protocol): Fact<boolean> => (protocol === "tcp" ? tcp : known(protocol === "http", { at: port.at })));
      }),
      ...ports.open.map((why) => unknownBecause(why, doc.at)),
    ]);
    const https = chain(plain, (found) => known(!found, { at: plain.at ?? doc.at }));
    return { ...alicloudBase("web-app", doc), httpsOnly: https, minTls: byBalancer(https, doc), logged: setElsewhere("application") };
  },
});

function byBalancer(https: Fact<boolean>, { at }: Doc): Fact<TlsVersion> {
  return chain(https, (on): Fact<TlsVersion> =>
    on ? unknown("not-visible", "the listener that the service makes at the load balancer", at) : notOffered["web-app/without-tls"],
  );
}
