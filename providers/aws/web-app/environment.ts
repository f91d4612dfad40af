/** Elastic Beanstalk environments, whose settings are options in namespaces, in code and in live answers alike. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { asBoolean } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { DEFAULT_POLICY_TLS, tlsPolicies } from "../tls-policies.ts";

/** Namespaces whose options decide a fact. */
export const NAMESPACES = [
  "aws:elasticbeanstalk:cloudwatch:logs",
  "aws:elasticbeanstalk:environment",
  "aws:elb:listener",
  "aws:elbv2:listener:443",
  "aws:elbv2:listener:default",
];

export function environmentFacts(doc: Doc, option: Option): Pick<WebApp, "httpsOnly" | "minTls" | "logged"> {
  const https = mapFact(option("aws:elbv2:listener:443", "Protocol"), (word) => word === "HTTPS");
  const policy = option("aws:elbv2:listener:443", "SSLPolicy");
  return {
    httpsOnly: behindBalancer(option, both(https, not(plainListener(option)))),
    minTls: behindBalancer(option, chain(policy, policyTls)),
    logged: switchOf(option("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs"), known(false, { basis: "default", at: doc.at })),
  };
}

/** The value of an option; `null` where nothing sets it. */
export type Option = (namespace: string, name: string) => Fact<string | null>;

/** A single instance has no load balancer, and what its web server does is in the application. */
function behindBalancer<T>(option: Option, fact: Fact<T>): Fact<T> {
  const type = option("aws:elasticbeanstalk:environment", "EnvironmentType");
  return chain(type, (word) => (word === "SingleInstance" ? unknown("not-in-format", "the web server of a single instance") : fact));
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
