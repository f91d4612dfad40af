/** Audit logs of OpenSearch and Elasticsearch domains: published to a log group, and written only where fine-grained access control is on. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, settled, valueAt } from "../../../src/provider/read.ts";
import { isUnresolved } from "../named.ts";
import { both } from "../all-of.ts";
import { retentionOf } from "../log-store/retention.ts";
import { LOG_GROUP } from "./log-groups.ts";

export function auditOf(doc: Doc): Fact<boolean> {
  return both(published(doc), boolean(doc.body, "advanced_security_options.enabled", known(false, { basis: "default", at: doc.at })));
}

function auditBlock(doc: Doc): MapValue | undefined {
  return blocks(doc.body, "log_publishing_options").items.find((each) => settled(each.get("log_type")) === "AUDIT_LOGS");
}

function published(doc: Doc): Fact<boolean> {
  const block = auditBlock(doc);
  if (block?.doubt !== undefined) return unknownBecause(block.doubt, block.at);
  if (block !== undefined) return boolean(block, "enabled", known(true, { basis: "default", at: block.at }));
  const { items, open } = blocks(doc.body, "log_publishing_options");
  const unread = items.map((each) => settled(each.get("log_type"))).flatMap((word) => (isUnresolved(word) ? [word.why] : []));
  const [why] = [...open, ...unread];
  return why === undefined ? known(false, { basis: "default", at: doc.at }) : unknownBecause(why, doc.at);
}

export function auditRetention(doc: Doc, on: Fact<boolean>, links: Links): Fact<Retention> {
  return chain(on, (is): Fact<Retention> => {
    const block = auditBlock(doc);
    if (!is || block === undefined) return known(0, on.state === "known" ? on : undefined);
    const { value } = valueAt(block, "cloudwatch_log_group_arn");
    const group = links.target(doc, value ?? null, [LOG_GROUP], ["arn", "name"]);
    if (group.state !== "known") return value === undefined ? unknown("unexpected-value", "no log group", block.at) : group;
    return group.value.presence.state === "unknown" ? unknownBecause(group.value.presence.why, block.at) : retentionOf(group.value);
  });
}
