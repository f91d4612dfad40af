/** Elastic Beanstalk environments, whose settings are options in namespaces: of the environment, else of its template. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { asBoolean, blocks, settled, text, valueAt } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { DEFAULT_POLICY_TLS, tlsPolicies } from "../tls-policies.ts";

const TEMPLATE = "aws_elastic_beanstalk_configuration_template";

export const beanstalk = defineMapper({
  provider: "aws",
  reads: "aws_elastic_beanstalk_environment",
  kinds: ["web-app"],
  also: [TEMPLATE],
  map: (doc, _, links): WebApp => {
    const option = (namespace: string, name: string): Fact<string | null> => optionOf(doc, namespace, name, links);
    const https = mapFact(option("aws:elbv2:listener:443", "Protocol"), (word) => word === "HTTPS");
    const policy = option("aws:elbv2:listener:443", "SSLPolicy");
    return {
      httpsOnly: behindBalancer(doc, option, both(https, not(plainListener(option)))),
      minTls: behindBalancer(doc, option, chain(policy, policyTls)),
      logged: switchOf(option("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs"), known(false, { basis: "default", at: doc.at })),
      ...awsBase("web-app", doc, { handles: ["name", "arn", "id"] }),
    };
  },
});

type Option = (namespace: string, name: string) => Fact<string | null>;

/** A single instance has no load balancer, and what its web server does is in the application. */
function behindBalancer<T>(doc: Doc, option: Option, fact: Fact<T>): Fact<T> {
  const type = option("aws:elasticbeanstalk:environment", "EnvironmentType");
  return chain(type, (word) =>
    word === "SingleInstance" ? unknown("not-in-format", "the web server of a single instance", doc.at) : fact,
  );
}

/** Port 80 is open until it is switched off, in the namespace of either sort of load balancer. */
function plainListener(option: Option): Fact<boolean> {
  const on: Fact<boolean> = known(true, { basis: "default" });
  const current = switchOf(option("aws:elbv2:listener:default", "ListenerEnabled"), on);
  return current.state === "known" && !current.value ? current : switchOf(option("aws:elb:listener", "ListenerEnabled"), current);
}

function policyTls(name: string | null): Fact<TlsVersion> {
  if (name === null) return known(DEFAULT_POLICY_TLS, { basis: "default" });
  const version = tlsPolicies[name];
  return version === undefined ? unknown("unexpected-value", `SSLPolicy = ${name}`) : known(version);
}

function switchOf(option: Fact<string | null>, absent: Fact<boolean>): Fact<boolean> {
  return chain(option, (word) => {
    const value = word === null ? undefined : asBoolean(word);
    if (word === null) return absent;
    return value === undefined ? unknown("unexpected-value", word) : known(value);
  });
}

function optionOf(doc: Doc, namespace: string, name: string, links: Links): Fact<string | null> {
  const own = optionIn(doc, namespace, name);
  if (own.state !== "known" || own.value !== null) return own;
  const { value } = valueAt(doc.body, "template_name");
  if (value === undefined) return own;
  const template = links.target(doc, value, [TEMPLATE], ["name", "id"]);
  if (template.state !== "known") return template;
  const { presence } = template.value;
  return presence.state === "unknown" ? unknownBecause(presence.why, doc.at) : optionIn(template.value, namespace, name);
}

function optionIn(doc: Doc, namespace: string, name: string): Fact<string | null> {
  const { items, open } = blocks(doc.body, "setting");
  const found = items.find((each) => settled(each.get("namespace")) === namespace && settled(each.get("name")) === name);
  if (found?.doubt !== undefined) return unknownBecause(found.doubt, found.at);
  if (found !== undefined) return text(found, "value", unknown("unexpected-value", `${name} without value`, found.at));
  return open[0] === undefined ? known(null, { basis: "default", at: doc.at }) : unknownBecause(open[0], doc.at);
}
