import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { flatMapMany, union } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, valueAt } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { satellites } from "../satellites.ts";
import { anyBlock, anyOn, ifThere, not } from "../switches.ts";
import { minimumTls } from "../tls.ts";
import { classicForms } from "./classic.ts";
import { acceptsPlain, redirectsPlain } from "./redirects.ts";

const builtInName = notOffered["cdn/custom-domain"];
const decidedByRoute = notOffered["cdn/route"];

/** Plain HTTP is allowed unless it is switched off: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint */
const endpoint = defineMapper({
  provider: "azure",
  reads: "azurerm_cdn_endpoint",
  kinds: ["cdn"],
  map: (doc) => ({
    httpsOnly: anyOn([
      not(boolean(doc.body, "is_http_allowed", known(true, { basis: "default", at: doc.at }))),
      anyBlock(blocks(doc.body, "delivery_rule"), (rule) => redirectsPlain(rule, rule, rule, "protocol")),
    ]),
    minTls: builtInName,
    ...azureBase("cdn", doc),
  }),
});

/** Without a block for HTTPS the domain speaks none. */
const endpointDomain = defineMapper({
  provider: "azure",
  reads: "azurerm_cdn_endpoint_custom_domain",
  kinds: ["cdn"],
  map: (doc) => {
    const { items, open } = union([blocks(doc.body, "cdn_managed_https"), blocks(doc.body, "user_managed_https")]);
    const [block] = items;
    const none: Fact<TlsVersion> =
      open[0] === undefined ? known("none", { basis: "default", at: doc.at }) : { state: "unknown", why: open[0] };
    const absent: Fact<TlsVersion> = known("1.2", { basis: "default", at: block?.at });
    const unsure = block?.doubt === undefined ? none : unknownBecause(block.doubt, block.at);
    return {
      httpsOnly: decidedByRoute,
      minTls: block !== undefined && block.doubt === undefined ? minimumTls(block, "tls_version", absent) : unsure,
      ...azureBase("cdn", doc),
    };
  },
});

const ruleType = "azurerm_cdn_frontdoor_rule";

/** A route that is off serves nobody. Plain requests are redirected unless that is switched off. */
const route = defineMapper({
  provider: "azure",
  reads: "azurerm_cdn_frontdoor_route",
  kinds: ["cdn"],
  also: [ruleType, "azurerm_cdn_frontdoor_rule_set"],
  map: (doc, _, links) => {
    const enabled = boolean(doc.body, "enabled", known(true, { basis: "default", at: doc.at }));
    if (enabled.state === "known" && !enabled.value) return [];
    const plain = acceptsPlain(doc.body, "supported_protocols", unknown("unexpected-value", "route without supported_protocols", doc.at));
    return {
      httpsOnly: anyOn([
        not(plain),
        boolean(doc.body, "https_redirect_enabled", known(true, { basis: "default", at: doc.at })),
        redirectedByRules(doc, links),
      ]),
      minTls: builtInName,
      ...azureBase("cdn", doc),
    };
  },
});

function redirectedByRules(doc: Doc, links: Links): Fact<boolean> {
  const sets = links.targets(doc, valueAt(doc.body, "cdn_frontdoor_rule_set_ids").value, ["azurerm_cdn_frontdoor_rule_set"], []);
  const rules = flatMapMany(sets, (set) => satellites(set, links, [ruleType], ["cdn_frontdoor_rule_set_id"]));
  return anyOn(
    rules.items.map((rule) => {
      const [conditions, actions] = [blocks(rule.body, "conditions").items[0], blocks(rule.body, "actions").items[0]];
      if (conditions === undefined || actions === undefined) return known(false, { at: rule.at });
      return ifThere(rule.presence, redirectsPlain(rule.body, conditions, actions, "redirect_protocol"));
    }),
    rules.open,
  );
}

const routeDomain = defineMapper({
  provider: "azure",
  reads: "azurerm_cdn_frontdoor_custom_domain",
  kinds: ["cdn"],
  map: (doc) => {
    const absent: Fact<TlsVersion> = known("1.2", { basis: "default", at: doc.at });
    const path = isAbsent(doc.body, "tls.minimum_version") ? "tls.minimum_tls_version" : "tls.minimum_version";
    return { ...azureBase("cdn", doc), httpsOnly: decidedByRoute, minTls: minimumTls(doc.body, path, absent) };
  },
});

export const mappers = [endpoint, endpointDomain, route, routeDomain, ...classicForms];
