import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import { closed, union } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { exported, settingsOf, settingTypes } from "../diagnostics.ts";
import { lockTypes } from "../locks.ts";
import { isMajor } from "../version.ts";
import { balancerFacts, layer4Listener } from "./balancer.ts";
import { listenersOf } from "./gateway.ts";
import { listenerTls } from "./tls-policy.ts";

const paths = {
  protocol: "protocol",
  port: "port",
  listenerPort: "frontend_port_name",
  ruleListener: "http_listener_name",
  redirect: "redirect_configuration_name",
  pathMap: "url_path_map_name",
  defaultRedirect: "default_redirect_configuration_name",
  targetListener: "target_listener_name",
  targetUrl: "target_url",
};

const policy = {
  policy: "ssl_policy",
  name: "policy_name",
  minimum: "min_protocol_version",
  disabled: "disabled_protocols",
  profile: "ssl_profile_name",
};

/** `listener` and `routing_rule` (from 4.x) are for TCP and TLS. */
const gateway = defineMapper({
  provider: "azure",
  reads: "azurerm_application_gateway",
  kinds: ["load-balancer"],
  also: [...settingTypes, ...lockTypes],
  map: (doc, _, links) => {
    const profiles = blocks(doc.body, "ssl_profile");
    return {
      listeners: listenersOf({
        listeners: union([blocks(doc.body, "http_listener"), blocks(doc.body, "listener")]),
        ports: blocks(doc.body, "frontend_port"),
        rules: blocks(doc.body, "request_routing_rule"),
        redirects: blocks(doc.body, "redirect_configuration"),
        pathMaps: blocks(doc.body, "url_path_map"),
        pathRules: (map) => blocks(map, "path_rule"),
        minTls: (listener) => listenerTls(listener, doc.body, profiles, policy, { gateway: byDefault(doc), profile: inProfile(doc) }),
        paths,
      }),
      accessLogged: exported(settingsOf(doc, links), { categories: ["ApplicationGatewayAccessLog"] }, doc),
      ...azureBase("load-balancer", doc),
      ...balancerFacts(doc, links),
    };
  },
});

/** The policy that a gateway starts with depends on the API version it was made with: with azurerm 2.x AppGwSslPolicy20150501, later not told. */
function byDefault(doc: Doc): Fact<TlsVersion> {
  return isMajor(doc, (major) => major === 2)
    ? known("1.0", { basis: "default", at: doc.at })
    : unknown("not-visible", "the default TLS policy of the gateway", doc.at);
}

/** From 4.0 the policy of a profile is AppGwSslPolicy20220101 where none is written. */
function inProfile(doc: Doc): Fact<TlsVersion> {
  return isMajor(doc, (major) => major >= 4)
    ? known("1.2", { basis: "default", at: doc.at })
    : unknown("not-visible", "the default TLS policy of the profile", doc.at);
}

const balancer = defineMapper({
  provider: "azure",
  reads: "azurerm_lb",
  kinds: ["load-balancer"],
  also: lockTypes,
  map: (doc, _, links) => ({
    listeners: closed([layer4Listener(doc)]),
    accessLogged: notOffered["load-balancer/access-log"],
    ...azureBase("load-balancer", doc),
    ...balancerFacts(doc, links),
  }),
});

export const mappers = [gateway, balancer];
