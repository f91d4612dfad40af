import type { Doc } from "../../../src/iac/document.ts";
import { unknown, type Fact } from "../../../src/model/fact.ts";
import { closed, union } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, word } from "../../../src/provider/read.ts";
import { armBase, armIdentity, owedList } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { exported, settingsOf, settingTypes } from "../diagnostics.ts";
import { lockTypes } from "../locks.ts";
import { balancerFacts, layer4Listener } from "./balancer.ts";
import { listenersOf } from "./gateway.ts";
import { listenerTls, predefined } from "./tls-policy.ts";

const paths = {
  protocol: "properties.protocol",
  port: "properties.port",
  listenerPort: "properties.frontendPort.id",
  ruleListener: "properties.httpListener.id",
  redirect: "properties.redirectConfiguration.id",
  pathMap: "properties.urlPathMap.id",
  defaultRedirect: "properties.defaultRedirectConfiguration.id",
  targetListener: "properties.targetListener.id",
  targetUrl: "properties.targetUrl",
};

const policy = {
  policy: "properties.sslPolicy",
  name: "policyName",
  minimum: "minProtocolVersion",
  disabled: "disabledSslProtocols",
  profile: "properties.sslProfile.id",
};

const gateway = defineMapper({
  provider: "azure",
  reads: armTypes.applicationGateway,
  kinds: ["load-balancer"],
  identity: armIdentity,
  also: [...settingTypes, ...lockTypes],
  map: (doc, _, links) => {
    const list = (name: string): ReturnType<typeof blocks> => blocks(doc.body, `properties.${name}`);
    const listeners = listenersOf({
      listeners: union([list("httpListeners"), list("listeners")]),
      ports: list("frontendPorts"),
      rules: list("requestRoutingRules"),
      redirects: list("redirectConfigurations"),
      pathMaps: list("urlPathMaps"),
      pathRules: (map) => blocks(map, "properties.pathRules"),
      minTls: (listener) =>
        listenerTls(listener, doc.body, list("sslProfiles"), policy, { gateway: byDefault(doc), profile: unseen(doc, "profile") }),
      paths,
    });
    return {
      listeners: owedList(doc, "properties.httpListeners", listeners, !isAbsent(doc.body, "properties.httpListeners")),
      accessLogged: exported(settingsOf(doc, links), { categories: ["ApplicationGatewayAccessLog"] }, doc),
      ...armBase("load-balancer", doc),
      ...balancerFacts(doc, links),
    };
  },
});

/** An answer may name the policy that applies where none is set. */
function byDefault(doc: Doc): Fact<TlsVersion> {
  return word(doc.body, "properties.defaultPredefinedSslPolicy", predefined, unseen(doc, "gateway"));
}

function unseen(doc: Doc, of: string): Fact<TlsVersion> {
  return unknown("not-visible", `the default TLS policy of the ${of}`, doc.at);
}

const balancer = defineMapper({
  provider: "azure",
  reads: armTypes.loadBalancer,
  kinds: ["load-balancer"],
  identity: armIdentity,
  also: lockTypes,
  map: (doc, _, links) => ({
    listeners: closed([layer4Listener(doc)]),
    accessLogged: notOffered["load-balancer/access-log"],
    ...armBase("load-balancer", doc),
    ...balancerFacts(doc, links),
  }),
});

export const mappers = [gateway, balancer];
