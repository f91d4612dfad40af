import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, presenceOf, word } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { allOn, anyBlock, anyOn, ifThere, not } from "../switches.ts";
import { acceptsPlain } from "./redirects.ts";

/** Redirections of a classic Front Door that lead to HTTPS. */
export const redirectWords = { HttpsOnly: true, HttpOnly: false, MatchRequest: false } as const;

/** Every rule that takes plain requests must send them on. Not written, a rule takes plain requests: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor */
const frontDoor = defineMapper({
  provider: "azure",
  reads: "azurerm_frontdoor",
  kinds: ["cdn"],
  map: (doc) => {
    const rules = blocks(doc.body, "routing_rule");
    return {
      httpsOnly: allOn([
        known(true, { basis: "default", at: doc.at }),
        ...rules.items.map((rule) => not(ifThere(presenceOf(rule), not(sendsOn(rule))))),
        ...rules.open.map((why): Fact<boolean> => ({ state: "unknown", why })),
      ]),
      minTls: notOffered["cdn/custom-domain"],
      ...azureBase("cdn", doc),
    };
  },
});

function sendsOn(rule: MapValue): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at: rule.at });
  return anyOn([
    not(boolean(rule, "enabled", known(true, { basis: "default", at: rule.at }))),
    not(acceptsPlain(rule, "accepted_protocols", known(true, { basis: "default", at: rule.at }))),
    anyBlock(blocks(rule, "redirect_configuration"), (each) => word<boolean>(each, "redirect_protocol", redirectWords, off)),
  ]);
}

/** The provider sets the minimum of a custom domain to 1.2 by itself; without HTTPS the domain speaks no TLS. */
const domain = defineMapper({
  provider: "azure",
  reads: "azurerm_frontdoor_custom_https_configuration",
  kinds: ["cdn"],
  map: (doc) => {
    const on = boolean(doc.body, "custom_https_provisioning_enabled", unknown("unexpected-value", "custom HTTPS without a switch", doc.at));
    return {
      httpsOnly: notOffered["cdn/route"],
      minTls: on.state === "known" ? known(on.value ? "1.2" : "none", { basis: "platform", at: doc.at }) : on,
      ...azureBase("cdn", doc),
    };
  },
});

export const classicForms = [frontDoor, domain];
