import type { MapValue } from "../../../src/iac/value.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, presenceOf, text, word } from "../../../src/provider/read.ts";
import { absentIn, armBase, unwritten } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { allOn, anyBlock, anyOn, ifThere, not } from "../switches.ts";
import { minimumTls } from "../tls.ts";
import { redirectWords } from "./classic.ts";
import { acceptsPlain } from "./redirects.ts";

const builtInName = notOffered["cdn/custom-domain"];
const decidedByRoute = notOffered["cdn/route"];
const switchWords = { Enabled: true, Disabled: false } as const;
const schemes = { Https: true, Http: false, MatchRequest: false } as const;

const endpoint = defineMapper({
  provider: "azure",
  reads: armTypes.cdnEndpoint,
  kinds: ["cdn"],
  map: (doc) => {
    const path = "properties.isHttpAllowed";
    return {
      httpsOnly: anyOn([
        not(boolean(doc.body, path, absentIn(doc, path, known(true, { basis: "default", at: doc.at })))),
        anyBlock(blocks(doc.body, "properties.deliveryPolicy.rules"), redirectsPlain),
      ]),
      minTls: builtInName,
      ...armBase("cdn", doc),
    };
  },
});

function redirectsPlain(rule: MapValue): Fact<boolean> {
  const conditions = blocks(rule, "conditions");
  const named = (each: MapValue, word: string): Fact<boolean> => {
    const name = text(each, "name", known(""));
    return name.state === "known" ? known(name.value === word, { at: each.at }) : name;
  };
  return allOn([
    known(conditions.items.length === 1, { at: rule.at }),
    anyBlock(conditions, (each) =>
      allOn([named(each, "RequestScheme"), acceptsPlain(each, "parameters.matchValues", known(false, { at: each.at }))]),
    ),
    anyBlock(blocks(rule, "actions"), (each) =>
      allOn([named(each, "UrlRedirect"), word<boolean>(each, "parameters.destinationProtocol", schemes, known(false, { at: each.at }))]),
    ),
  ]);
}

const domain = defineMapper({
  provider: "azure",
  reads: armTypes.cdnDomain,
  kinds: ["cdn"],
  map: (doc) => {
    const [parameters, path] = ["properties.customHttpsParameters", "properties.customHttpsParameters.minimumTlsVersion"] as const;
    const none: Fact<TlsVersion> = known("none", { basis: "default", at: doc.at });
    return {
      httpsOnly: decidedByRoute,
      minTls: isAbsent(doc.body, parameters) ? none : minimumTls(doc.body, path, unwritten(doc, path)),
      ...armBase("cdn", doc),
    };
  },
});

/** What a route does where a template leaves the redirection out is not documented. */
const route = defineMapper({
  provider: "azure",
  reads: armTypes.frontDoorRoute,
  kinds: ["cdn"],
  also: [armTypes.cdnProfile, armTypes.frontDoorEndpoint],
  map: (doc) => {
    const { body } = doc;
    const enabled = word<boolean>(body, "properties.enabledState", switchWords, known(true));
    if (enabled.state === "known" && !enabled.value) return [];
    const [protocols, redirect] = ["properties.supportedProtocols", "properties.httpsRedirect"] as const;
    return {
      httpsOnly: anyOn([
        not(acceptsPlain(body, protocols, unwritten(doc, protocols))),
        word<boolean>(body, redirect, switchWords, unwritten(doc, redirect)),
      ]),
      minTls: builtInName,
      ...armBase("cdn", doc),
    };
  },
});

const routeDomain = defineMapper({
  provider: "azure",
  reads: armTypes.frontDoorDomain,
  kinds: ["cdn"],
  map: (doc) => {
    const path = "properties.tlsSettings.minimumTlsVersion";
    return { ...armBase("cdn", doc), httpsOnly: decidedByRoute, minTls: minimumTls(doc.body, path, unwritten(doc, path)) };
  },
});

const frontDoor = defineMapper({
  provider: "azure",
  reads: armTypes.classicFrontDoor,
  kinds: ["cdn"],
  map: (doc) => {
    const rules = blocks(doc.body, "properties.routingRules");
    const yes: Fact<boolean> = known(true, { basis: "default", at: doc.at });
    const sendsOn = (rule: MapValue): Fact<boolean> =>
      anyOn([
        not(acceptsPlain(rule, "properties.acceptedProtocols", unwritten(doc, "properties.acceptedProtocols"))),
        word<boolean>(rule, "properties.routeConfiguration.redirectProtocol", redirectWords, known(false, { at: rule.at })),
      ]);
    return {
      httpsOnly: allOn([
        rules.items.length > 0 ? yes : absentIn(doc, "properties.routingRules", yes),
        ...rules.items.map((rule) => not(ifThere(presenceOf(rule), not(sendsOn(rule))))),
        ...rules.open.map((why): Fact<boolean> => ({ state: "unknown", why })),
      ]),
      minTls: builtInName,
      ...armBase("cdn", doc),
    };
  },
});

export const mappers = [endpoint, domain, route, routeDomain, frontDoor];
