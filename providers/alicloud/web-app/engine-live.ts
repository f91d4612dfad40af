/** Serverless App Engine: the application decides about logs, its entries about HTTPS. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, settled, valueAt, word } from "../../../src/provider/read.ts";
import { owedWord } from "../answered.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { collects, entryProtocols, portsAreHttps } from "./app-engine.ts";
import { APPLICATION, BALANCERS, ENTRY } from "./engine-questions.ts";

const balancers = ["slb.LoadBalancer", "alb.LoadBalancer"];

export const application = defineMapper({
  provider: "alicloud",
  reads: APPLICATION,
  kinds: ["web-app"],
  map: (doc): WebApp => ({
    httpsOnly: setElsewhere("ingress"),
    minTls: setElsewhere("ingress"),
    logged: collected(doc),
    ...alicloudBase("web-app", doc, { named: ["AppName"], handles: ["AppId"] }),
  }),
});

/** The list comes as JSON text. An empty text ends the collection (SlsConfigs of DeployApplication). */
function collected({ body, at }: Doc): Fact<boolean> {
  const { value, at: place = at } = valueAt(body, "SlsConfigs");
  if (value === undefined) return unknown("owed", "SlsConfigs", at);
  return settled(value) === "" ? known(false, { at: place }) : collects(value, "SlsConfigs", place);
}

/** What an entry speaks is left out where nothing was set, which means HTTP. */
export const entry = defineMapper({
  provider: "alicloud",
  reads: ENTRY,
  kinds: ["web-app"],
  also: balancers,
  map: (doc, _joined, links): WebApp => {
    const { body, at } = doc;
    const atGateway = written(body, "MseGatewayId") !== undefined;
    const https = atGateway
      ? owedWord(body, "MseGatewayProtocol", entryProtocols)
      : word(body, "ListenerProtocol", entryProtocols, known(false, { basis: "default", at }));
    return {
      httpsOnly: https,
      minTls: atGateway ? unknown("not-visible", "the listener of the gateway", at) : byBalancer(https, doc, "SlbId", links),
      logged: setElsewhere("application"),
      ...alicloudBase("web-app", doc, { named: ["Description", "Name"] }),
    };
  },
});

/** An application has ports on the internet or it has not. */
export const internet = defineMapper({
  provider: "alicloud",
  reads: BALANCERS,
  kinds: ["web-app"],
  also: balancers,
  map: (doc, _joined, links): readonly WebApp[] => {
    const { body, at } = doc;
    const ports = blocks(body, "Internet");
    if (ports.items.length === 0 && ports.open.length === 0 && written(body, "InternetSlbId") === undefined) return [];
    const https = isAbsent(body, "Internet") ? unknown("owed", "Internet", at) : portsAreHttps(ports, "Protocol", at);
    return [
      {
        httpsOnly: https,
        minTls: byBalancer(https, doc, "InternetSlbId", links),
        logged: setElsewhere("application"),
        ...alicloudBase("web-app", doc, { named: ["AppName"] }),
      },
    ];
  },
});

/** The listener of the load balancer decides, and is judged there, where the balancer is among those of the account. */
function byBalancer(https: Fact<boolean>, doc: Doc, member: string, links: Links): Fact<TlsVersion> {
  return chain(https, (on): Fact<TlsVersion> => {
    if (!on) return notOffered["web-app/without-tls"];
    const named = written(doc.body, member);
    if (named === undefined) return unknown("owed", member, doc.at);
    const found = links.target(doc, named, balancers, ["LoadBalancerId"]);
    return found.state === "known" ? setElsewhere("load balancer") : found;
  });
}
