import { pendingListener } from "../../../src/provider/pending.ts";
import { closed, present, union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent } from "../../../src/provider/read.ts";
import { armBase, owedList } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { listenersOf } from "./gateway.ts";

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

const gateway = defineMapper({
  provider: "azure",
  reads: armTypes.applicationGateway,
  kinds: ["load-balancer"],
  map: (doc) => {
    const list = (name: string): ReturnType<typeof blocks> => blocks(doc.body, `properties.${name}`);
    const listeners = listenersOf({
      listeners: union([list("httpListeners"), list("listeners")]),
      ports: list("frontendPorts"),
      rules: list("requestRoutingRules"),
      redirects: list("redirectConfigurations"),
      pathMaps: list("urlPathMaps"),
      pathRules: (map) => blocks(map, "properties.pathRules"),
      paths,
    });
    return {
      ...armBase("load-balancer", doc),
      listeners: owedList(doc, "properties.httpListeners", listeners, !isAbsent(doc.body, "properties.httpListeners")),
    };
  },
});

const layer4 = notOffered["load-balancer/layer-4"];

const balancer = defineMapper({
  provider: "azure",
  reads: armTypes.loadBalancer,
  kinds: ["load-balancer"],
  map: (doc) => ({
    ...armBase("load-balancer", doc),
    listeners: closed([
      { presence: present, at: doc.at, label: "layer 4", protocol: layer4, port: layer4, ...pendingListener, redirectsToHttps: layer4 },
    ]),
  }),
});

export const mappers = [gateway, balancer];
