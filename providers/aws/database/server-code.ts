/** Relational databases of Terraform code. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { list, settled } from "../../../src/provider/read.ts";
import { isUnresolved } from "../named.ts";
import { anyOf } from "../satellites.ts";
import { versionOf } from "./engines.ts";
import { exportedRetention } from "./log-groups.ts";
import { optionOf } from "./options.ts";
import type { Parameters } from "./parameters.ts";
import type { Server } from "./server.ts";

export const ACTIVITY_STREAM = "aws_rds_cluster_activity_stream";

export function serverInCode(doc: Doc, engine: Fact<string>, parameters: Parameters, links: Links): Server {
  return {
    engine,
    parameters,
    version: () => versionOf(doc, parameters),
    option: (name, setting) => optionOf(doc, name, links, setting),
    exports: (log) => exportsLog(doc, log),
    keeps: (log) => exportedRetention(doc, log, links),
    streamed: () => streamedInCode(doc, links),
    at: doc.at,
  };
}

export function streamedInCode(doc: Doc, links: Links): Fact<boolean> {
  return anyOf(links.attached(doc, [ACTIVITY_STREAM], ["resource_arn"], ["arn"]));
}

function exportsLog(doc: Doc, log: string): Fact<boolean> {
  const lists = ["enabled_cloudwatch_logs_exports", "enable_cloudwatch_logs_exports"].map((name) => list(doc.body, name));
  const items = lists.flatMap((each) => each.items);
  if (items.some((each) => settled(each) === log)) return known(true, { at: doc.at });
  const doubts = [...lists.flatMap((each) => each.open), ...items.flatMap((each) => (isUnresolved(each) ? [each.why] : []))];
  return doubts[0] === undefined ? known(false, { basis: "default", at: doc.at }) : unknownBecause(doubts[0], doc.at);
}
