/** Serverless App Engine: the application decides about logs, its entries about HTTPS. */
import { isList, type MapValue, type Value } from "../../../src/iac/value.ts";
import { structureOf } from "../../../src/iac/json-text.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { At } from "../../../src/model/at.ts";
import { chain, known, setElsewhere, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { Many } from "../../../src/model/many.ts";
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
  return value === undefined
    ? known(false, { basis: "default", at: doc.at })
    : collects(value, "sls_configs", doc.body.placeOf("sls_configs"));
}

/** Whether a list as JSON names anything that is collected. `subject` names it in the reason when it cannot be read. */
export function collects(value: Value, subject: string, at: At | undefined): Fact<boolean> {
  const list = settled(structureOf(value));
  if (isList(list))
    return list.items.length === 0 && list.open[0] !== undefined ? unknownBecause(list.open[0], at) : known(list.items.length > 0, { at });
  return typeof list === "object" && list?.is === "unresolved" ? unknownBecause(list.why, at) : unknown("unexpected-value", subject, at);
}

/** Whether what an entry speaks is HTTPS. */
export const entryProtocols = { HTTP: false, HTTPS: true } as const;

/** An entry speaks HTTP unless told otherwise. TLS versions are set at the load balancer's listener, which the service makes. */
export const ingress = defineMapper({
  provider: "alicloud",
  reads: "alicloud_sae_ingress",
  kinds: ["web-app"],
  map: (doc): WebApp => {
    const https = word(doc.body, "listener_protocol", entryProtocols, known(false, { basis: "default", at: doc.at }));
    return { ...alicloudBase("web-app", doc), httpsOnly: https, minTls: byBalancer(https, doc), logged: setElsewhere("application") };
  },
});

export const internet = defineMapper({
  provider: "alicloud",
  reads: "alicloud_sae_load_balancer_internet",
  kinds: ["web-app"],
  map: (doc): WebApp => {
    const https = portsAreHttps(blocks(doc.body, "internet"), "protocol", doc.at);
    return { ...alicloudBase("web-app", doc), httpsOnly: https, minTls: byBalancer(https, doc), logged: setElsewhere("application") };
  },
});

/** Ports of an application on the internet; of a TCP port only the application knows what it speaks. `member`: what says the protocol of a port. */
export function portsAreHttps(ports: Many<MapValue>, member: string, at: At | undefined): Fact<boolean> {
  const plain = strictest([
    ...ports.items.map((port): Fact<boolean> => {
      const tcp = unknown("not-visible", "what a TCP port of the application speaks", port.at);
      const speaks = word<string>(port, member, { HTTP: "http", HTTPS: "https", TCP: "tcp" }, tcp);
      const there = presenceOf(port);
      if (there.state === "unknown") return there;
      return chain(speaks, (protocol): Fact<boolean> => (protocol === "tcp" ? tcp : known(protocol === "http", { at: port.at })));
    }),
    ...ports.open.map((why) => unknownBecause(why, at)),
  ]);
  return chain(plain, (found) => known(!found, { at: plain.at ?? at }));
}

function byBalancer(https: Fact<boolean>, { at }: Doc): Fact<TlsVersion> {
  return chain(https, (on): Fact<TlsVersion> =>
    on ? unknown("not-visible", "the listener that the service makes at the load balancer", at) : notOffered["web-app/without-tls"],
  );
}
