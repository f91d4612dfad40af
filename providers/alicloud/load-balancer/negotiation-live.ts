/** The oldest TLS version that the policy of a running listener accepts. */
import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { settled } from "../../../src/provider/read.ts";
import { owedText } from "../answered.ts";
import { tlsWords } from "../tls-versions.ts";
import { systemPolicies } from "./tls.ts";

/** How a sort of load balancer tells of policies that tenants make: their type, what names one, and the versions. */
export interface PolicyAnswers {
  readonly type: string;
  readonly id: string;
  /** A list, or text with commas. */
  readonly versions: string;
}

export function negotiated(listener: Doc, path: string, { type, id, versions }: PolicyAnswers, links: Links): Fact<TlsVersion> {
  return chain(owedText(listener.body, path), (name): Fact<TlsVersion> => {
    if (name === "") return unknown("owed", path, listener.at);
    const version = systemPolicies[name];
    if (version !== undefined) return known(version, { at: listener.at });
    return chain(links.target(listener, name, [type], [id]), (policy) => oldestOf(policy, versions));
  });
}

function textIn(value: Value): string {
  const plain = settled(value);
  return typeof plain === "string" ? plain : "";
}

function oldestOf(policy: Doc, path: string): Fact<TlsVersion> {
  const written = settled(policy.body.get(path));
  const spelled =
    typeof written === "string"
      ? written.split(",")
      : typeof written === "object" && written?.is === "list" && written.open.length === 0
        ? written.items.map((each) => textIn(each))
        : [];
  const versions = spelled.map((each) => tlsWords[each.trim()]);
  const [first] = [...versions].sort();
  if (first === undefined || versions.includes(undefined)) return unknown("unexpected-value", path, policy.at);
  return known(first, { at: policy.at });
}
