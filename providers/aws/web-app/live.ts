import type { Doc } from "../../../src/iac/document.ts";
import { isMap } from "../../../src/iac/value.ts";
import { known, setElsewhere, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, settled, text, valueAt, word } from "../../../src/provider/read.ts";
import { toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { namesSomething } from "../named.ts";
import { API, API_DOMAIN, API_STAGE, ENVIRONMENT, REST_API, REST_DOMAIN, REST_STAGE, SETTINGS, webAppCalls } from "./answers.ts";
import { domainPolicyTls } from "./domain-policies.ts";
import { environmentFacts, type Option } from "./environment.ts";

export const calls = webAppCalls;

const always: Fact<boolean> = known(true, { basis: "platform" });

/** API Gateway answers HTTPS alone. Access logs are the stage's, execution logs may be switched on for its methods; what is off is left out. */
const restStage = defineMapper({
  provider: "aws",
  reads: REST_STAGE,
  kinds: ["web-app"],
  also: [REST_API],
  map: (doc): WebApp => ({
    httpsOnly: always,
    minTls: setElsewhere("domain name"),
    logged: strictest([namesSomething(doc.body, "accessLogSettings.destinationArn"), executionLogs(doc)]),
    ...awsBase("web-app", doc, { named: "stageName", handles: [] }),
  }),
});

const levels = { INFO: true, ERROR: true, OFF: false } as const;

/** Settings for a single method leave the others without logs. */
function executionLogs({ body, at }: Doc): Fact<boolean> {
  const { value } = valueAt(body, "methodSettings");
  const off = known(false, { basis: "default", at } as const);
  if (value === undefined) return off;
  if (!isMap(value))
    return typeof value === "object" && value?.is === "unresolved" ? unknownBecause(value.why, at) : owed(body, "methodSettings");
  const all = settled(value.get("*/*"));
  return isMap(all) ? word(all, "loggingLevel", levels, off) : off;
}

const stage = defineMapper({
  provider: "aws",
  reads: API_STAGE,
  kinds: ["web-app"],
  also: [API],
  map: (doc): WebApp => ({
    httpsOnly: always,
    minTls: setElsewhere("domain name"),
    logged: namesSomething(doc.body, "AccessLogSettings.DestinationArn"),
    ...awsBase("web-app", doc, { named: "StageName", handles: [] }),
  }),
});

function domainFacts(doc: Doc, path: string): Pick<WebApp, "httpsOnly" | "minTls" | "logged"> {
  return { httpsOnly: always, minTls: domainTls(doc, path), logged: setElsewhere("stage") };
}

function domainTls({ body }: Doc, path: string): Fact<TlsVersion> {
  const written = text(body, path, owed(body, path));
  return written.state === "known" ? domainPolicyTls(written.value, path, written.at) : written;
}

const restDomain = defineMapper({
  provider: "aws",
  reads: REST_DOMAIN,
  kinds: ["web-app"],
  map: (doc): WebApp => ({
    ...domainFacts(doc, "securityPolicy"),
    ...awsBase("web-app", doc, { named: "domainName", handles: ["domainNameArn", "domainName"] }),
  }),
});

/** Both generations of the service show the regional domain names of both: one that the older one told is not told again. */
const domain = defineMapper({
  provider: "aws",
  reads: API_DOMAIN,
  kinds: ["web-app"],
  also: [REST_DOMAIN],
  map: (doc, _, links): readonly WebApp[] => {
    const twin = links.target(doc, settled(doc.body.get("DomainName")) ?? null, [REST_DOMAIN], ["domainName"]);
    if (twin.state === "known" && twin.value.provider.key === doc.provider.key) return [];
    const base = awsBase("web-app", doc, { named: "DomainName", handles: ["DomainNameArn", "DomainName"] });
    return [{ ...domainFacts(doc, "DomainNameConfigurations.SecurityPolicy"), ...base }];
  },
});

const beanstalk = defineMapper({
  provider: "aws",
  reads: ENVIRONMENT,
  kinds: ["web-app"],
  identity: ["EnvironmentName"],
  with: { settings: attached(SETTINGS, "EnvironmentName") },
  map: (doc, { settings }): WebApp => ({
    ...environmentFacts(doc, optionIn(settings)),
    ...awsBase("web-app", doc, { named: "EnvironmentName", handles: ["EnvironmentArn", "EnvironmentId"] }),
  }),
});

/** The answer holds every option; one that nothing sets has no value. */
function optionIn(settings: Many<Doc>): Option {
  return (namespace, name) =>
    toldBy(settings, "elasticbeanstalk.DescribeConfigurationSettings", ({ body, at }): Fact<string | null> => {
      const { items, open } = blocks(body, "OptionSettings");
      const found = items.find((each) => settled(each.get("Namespace")) === namespace && settled(each.get("OptionName")) === name);
      if (found !== undefined) return isAbsent(found, "Value") ? known(null, { at }) : text(found, "Value", owed(found, "Value"));
      return open[0] === undefined ? known(null, { basis: "default", at }) : unknownBecause(open[0], at);
    });
}

export const mappers = [restStage, stage, restDomain, domain, beanstalk];
