import { unresolved, type MapValue } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { unknown, type Fact } from "../../../src/model/fact.ts";
import type { Cdn } from "../../../src/model/kinds/cdn.ts";
import { flatMapMany, mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, settled } from "../../../src/provider/read.ts";
import { owedText, owedWord } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase, written } from "../base.ts";
import { numbered } from "../paging.ts";
import { factsOfDomain, switches, usualTls, type Setting } from "./functions.ts";

const DOMAIN = "cdn.Domain";
const SETTINGS = "cdn.DomainConfigs";
const DYNAMIC = "dcdn.Domain";
const DYNAMIC_SETTINGS = "dcdn.DomainConfigs";

/** Domains of both products belong to an account, not to a region. An account that never activated one is told so by a code of the product. */
const domains = {
  // Left out, domains whose last change failed need not be listed, and may well be answering.
  request: { CheckDomainShow: true },
  items: "Domains.PageData",
  id: "DomainName",
  covers: "account",
  pages: numbered({ items: "Domains.PageData", size: 500 }),
  lists: ["cdn"],
} as const;
const empty = { Domains: { PageData: [] }, TotalCount: 0 };
const settings = { from: "DomainName", with: { FunctionNames: "https_force,http_force,https_tls_version" }, holds: "DomainConfigs" };

export const calls: readonly Call[] = [
  listed("cdn.DescribeUserDomains", {
    ...domains,
    yields: DOMAIN,
    includes: [SETTINGS],
    none: { codes: ["CdnServiceNotFound"], body: empty },
  }),
  about("cdn.DescribeCdnDomainConfigs", { ...settings, of: DOMAIN, yields: SETTINGS }),
  listed("dcdn.DescribeDcdnUserDomains", {
    ...domains,
    yields: DYNAMIC,
    includes: [DYNAMIC_SETTINGS],
    none: { codes: ["DcdnServiceNotFound"], body: empty },
    // Left out, only ordinary domains are listed, and none of those that run code at the edge.
    request: { ...domains.request, WebSiteType: "dynamic,computing_routine,computing_image" },
  }),
  about("dcdn.DescribeDcdnDomainConfigs", { ...settings, of: DYNAMIC, yields: DYNAMIC_SETTINGS }),
];

function settingsOf(answers: Many<Doc>, operation: string): Many<Setting> {
  if (answers.items.length === 0) return opened([], answers.open[0] ?? because("not-listed", operation));
  return flatMapMany(answers, ({ body, at }) => {
    const outer = blocks(body, "DomainConfigs");
    const [found] = outer.items;
    return found === undefined
      ? opened([], outer.open[0] ?? because("owed", "DomainConfigs", at))
      : mapMany(blocks(found, "DomainConfig"), settingOf);
  });
}

function settingOf(config: MapValue): Setting {
  const [args] = blocks(config, "FunctionArgs").items;
  return {
    name: config.get("FunctionName") ?? unresolved(because("owed", "FunctionName", config.at)),
    conditional: isUnderCondition(config),
    presence: inForce(config),
    at: config.at,
    args: args === undefined ? opened([], because("owed", "FunctionArgs", config.at)) : blocks(args, "FunctionArg"),
    argument: { name: "ArgName", value: "ArgValue" },
    unset: unknown("owed", "enable", config.at),
  };
}

/** The id of a condition; left out or -1 where there is none. */
function isUnderCondition(config: MapValue): boolean {
  const parent = settled(written(config, "ParentId"));
  return parent !== undefined && parent !== null && parent !== "-1" && parent !== -1;
}

/** Until it is rolled out, or where that failed, nobody knows what the edge does. */
function inForce(config: MapValue): Fact<true> {
  const status = owedText(config, "Status");
  if (status.state !== "known") return status.state === "unknown" ? status : unknown("owed", "Status", config.at);
  return status.value === "success" ? present : unknown("unexpected-value", `Status = ${status.value}`, config.at);
}

const domain = defineMapper({
  provider: "alicloud",
  reads: DOMAIN,
  kinds: ["cdn"],
  identity: ["DomainName"],
  with: { answers: attached(SETTINGS, "DomainName") },
  map: (doc, { answers }): Cdn => ({
    ...factsOfDomain(
      owedWord(doc.body, "SslProtocol", switches),
      settingsOf(answers, "cdn.DescribeCdnDomainConfigs"),
      usualTls.cdn(doc.at),
    ),
    ...alicloudBase("cdn", doc, { named: ["DomainName"], handles: ["DomainName"] }),
  }),
});

const dynamicDomain = defineMapper({
  provider: "alicloud",
  reads: DYNAMIC,
  kinds: ["cdn"],
  identity: ["DomainName"],
  with: { answers: attached(DYNAMIC_SETTINGS, "DomainName") },
  map: (doc, { answers }): Cdn => ({
    ...factsOfDomain(
      owedWord(doc.body, "SSLProtocol", switches),
      settingsOf(answers, "dcdn.DescribeDcdnDomainConfigs"),
      usualTls.dcdn(doc.at),
    ),
    ...alicloudBase("cdn", doc, { named: ["DomainName"], handles: ["DomainName"] }),
  }),
});

export const mappers = [domain, dynamicDomain];
