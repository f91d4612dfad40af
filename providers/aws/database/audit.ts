/** Audit logs of relational databases: the engine must write them, and the log service must receive them. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { list, settled } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { notOffered } from "../clouds.ts";
import { isUnresolved } from "../named.ts";
import { anyOf } from "../satellites.ts";
import { flavourOf, isPostgres } from "./engines.ts";
import { exportedRetention } from "./log-groups.ts";
import { optionOf } from "./options.ts";
import { switchAt, writtenAs, type Parameters } from "./parameters.ts";

export const ACTIVITY_STREAM = "aws_rds_cluster_activity_stream";
const off: Fact<boolean> = known(false, { basis: "default" });

/** Whether the log is among those that are handed on to the log service. */
function exports(doc: Doc, log: string): Fact<boolean> {
  const lists = ["enabled_cloudwatch_logs_exports", "enable_cloudwatch_logs_exports"].map((name) => list(doc.body, name));
  const items = lists.flatMap((each) => each.items);
  if (items.some((each) => settled(each) === log)) return known(true, { at: doc.at });
  const doubts = [...lists.flatMap((each) => each.open), ...items.flatMap((each) => (isUnresolved(each) ? [each.why] : []))];
  return doubts[0] === undefined ? known(false, { basis: "default", at: doc.at }) : unknownBecause(doubts[0], doc.at);
}

export function audited(doc: Doc, engine: Fact<string>, parameters: Parameters, links: Links): Fact<boolean> {
  const stream = anyOf(links.attached(doc, [ACTIVITY_STREAM], ["resource_arn"], ["arn"]));
  const byEngine = chain(flavourOf(engine), (flavour): Fact<boolean> => {
    switch (flavour) {
      case "postgres":
      case "aurora-postgres":
        return both(
          exports(doc, "postgresql"),
          writtenAs(parameters, "shared_preload_libraries", (names) => names.split(",").some((name) => name.trim() === "pgaudit")),
          writtenAs(parameters, "pgaudit.log", (classes) => classes !== "" && classes !== "none"),
        );
      case "mysql":
      case "mariadb":
        return both(
          exports(doc, "audit"),
          mapFact(optionOf(doc, "MARIADB_AUDIT_PLUGIN", links), (there) => there !== false),
        );
      case "aurora-mysql":
        return both(
          exports(doc, "audit"),
          switchAt(parameters, "server_audit_logging", off),
          writtenAs(parameters, "server_audit_events", (events) => events !== ""),
        );
      case "sqlserver":
        return mapFact(optionOf(doc, "SQLSERVER_AUDIT", links), (there) => there !== false);
      case "oracle":
        return both(exports(doc, "audit"), oracleTrail(parameters));
      case "docdb":
        return both(
          exports(doc, "audit"),
          writtenAs(parameters, "audit_logs", (word) => word !== "disabled" && word !== "none"),
        );
      case "neptune":
        return both(exports(doc, "audit"), switchAt(parameters, "neptune_enable_audit_log", off));
      case "other":
        return unknown("not-visible", "how this engine audits", doc.at);
    }
  });
  return strictest([stream, byEngine]);
}

function oracleTrail(parameters: Parameters): Fact<boolean> {
  return chain(parameters.get("audit_trail"), (word): Fact<boolean> =>
    word === null ? unknown("not-visible", "the default of audit_trail") : known(word.trim().toLowerCase() !== "none"),
  );
}

/** An audit that is not written is kept no day. */
export function auditRetention(doc: Doc, engine: Fact<string>, on: Fact<boolean>, links: Links): Fact<Retention> {
  return chain(on, (is): Fact<Retention> => {
    if (!is) return known(0, on.state === "known" ? on : undefined);
    return chain(flavourOf(engine), (flavour): Fact<Retention> => {
      if (flavour === "sqlserver") return unknown("not-visible", "the bucket of the audit option", doc.at);
      return exportedRetention(doc, isPostgres(flavour) ? "postgresql" : "audit", links);
    });
  });
}

/** Only the PostgreSQL family has these switches, all of them off by itself; from version 18 on `log_connections` is a list of stages. */
export function logsOf(
  name: "log_connections" | "log_disconnections" | "log_duration",
  engine: Fact<string>,
  parameters: Parameters,
): Fact<boolean> {
  return chain(flavourOf(engine), (flavour): Fact<boolean> => {
    if (!isPostgres(flavour)) return notOffered["database/postgres-logs"];
    const read = switchAt(parameters, name, off);
    const stages = writtenAs(parameters, name, (word) => /^(all|receipt|authentication|authorization|setup_durations)(\s*,|$)/.test(word));
    return stages.state === "known" && stages.value ? stages : read;
  });
}
