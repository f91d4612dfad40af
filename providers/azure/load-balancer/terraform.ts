import { pendingListener } from "../../../src/provider/pending.ts";
import { closed, present, union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { listenersOf } from "./gateway.ts";

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

/** `listener` and `routing_rule` (from 4.x) are for TCP and TLS. */
const gateway = defineMapper({
  provider: "azure",
  reads: "azurerm_application_gateway",
  kinds: ["load-balancer"],
  map: (doc) => ({
    ...azureBase("load-balancer", doc),
    listeners: listenersOf({
      listeners: union([blocks(doc.body, "http_listener"), blocks(doc.body, "listener")]),
      ports: blocks(doc.body, "frontend_port"),
      rules: blocks(doc.body, "request_routing_rule"),
      redirects: blocks(doc.body, "redirect_configuration"),
      pathMaps: blocks(doc.body, "url_path_map"),
      pathRules: (map) => blocks(map, "path_rule"),
      paths,
    }),
  }),
});

const layer4 = notOffered["load-balancer/layer-4"];

/** A port of a layer-4 balancer says nothing certain of the protocol above it. */
const balancer = defineMapper({
  provider: "azure",
  reads: "azurerm_lb",
  kinds: ["load-balancer"],
  map: (doc) => ({
    ...azureBase("load-balancer", doc),
    listeners: closed([
      { presence: present, at: doc.at, label: "layer 4", protocol: layer4, port: layer4, ...pendingListener, redirectsToHttps: layer4 },
    ]),
  }),
});

export const mappers = [gateway, balancer];
