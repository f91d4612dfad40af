/** Audit logs of relational databases: the engine must write them, and the log service must receive them. */
import { chain, known, mapFact, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { both } from "../all-of.ts";
import { notOffered } from "../clouds.ts";
import { flavourOf, isPostgres } from "./engines.ts";
import { switchAt, writtenAs, type Parameters } from "./parameters.ts";
import type { Server } from "./server.ts";

/** Which classes of statements pgaudit writes. A group of a member stands above that of its cluster. */
const AUDIT_CLASSES = "pgaudit.log";
const namesClasses = (classes: string): boolean => classes !== "" && classes !== "none";

const off: Fact<boolean> = known(false, { basis: "default" });

export function audited(server: Server): Fact<boolean> {
  const { engine, parameters } = server;
  const byEngine = chain(flavourOf(engine), (flavour): Fact<boolean> => {
    switch (flavour) {
      case "postgres":
      case "aurora-postgres":
        return both(
          server.exports("postgresql"),
          writtenAs(parameters, "shared_preload_libraries", (names) => names.split(",").some((name) => name.trim() === "pgaudit")),
          writtenAs(parameters, AUDIT_CLASSES, namesClasses),
        );
      case "mysql":
      case "mariadb":
        return both(
          server.exports("audit"),
          mapFact(server.option("MARIADB_AUDIT_PLUGIN"), (there) => there !== false),
        );
      case "aurora-mysql":
        return both(
          server.exports("audit"),
          switchAt(parameters, "server_audit_logging", off),
          writtenAs(parameters, "server_audit_events", (events) => events !== ""),
        );
      case "sqlserver":
        return mapFact(server.option("SQLSERVER_AUDIT"), (there) => there !== false);
      case "oracle":
        return both(server.exports("audit"), oracleTrail(parameters));
      case "docdb":
        return both(
          server.exports("audit"),
          writtenAs(parameters, "audit_logs", (word) => word !== "disabled" && word !== "none"),
        );
      case "neptune":
        return both(server.exports("audit"), switchAt(parameters, "neptune_enable_audit_log", off));
      case "other":
        return unknown("not-visible", "how this engine audits", server.at);
    }
  });
  return strictest([server.streamed(), byEngine]);
}

function oracleTrail(parameters: Parameters): Fact<boolean> {
  return chain(parameters.get("audit_trail"), (word): Fact<boolean> =>
    word === null ? unknown("not-visible", "the default of audit_trail") : known(word.trim().toLowerCase() !== "none"),
  );
}

/** The members of a cluster, as far as they are known. */
export interface Members {
  /** The parameter group of each. */
  readonly members: readonly Parameters[];
  /** Members that may be missing. */
  readonly doubts: readonly Fact<boolean>[];
  /** Whether an activity stream takes what all of them do. */
  readonly streamed: Fact<boolean>;
}

/** An audit that a cluster writes is written for all of it, unless the group of a member turns it off and no stream takes all. */
export function auditOfMembers(byCluster: Fact<boolean>, engine: Fact<string>, { members, doubts, streamed }: Members): Fact<boolean> {
  const flavour = flavourOf(engine);
  if (byCluster.state !== "known" || !byCluster.value || flavour.state !== "known" || !isPostgres(flavour.value)) return byCluster;
  const own = members.map((parameters) =>
    chain(parameters.get(AUDIT_CLASSES), (classes) => (classes === null ? byCluster : known(namesClasses(classes.trim().toLowerCase())))),
  );
  return strictest([streamed, both(byCluster, ...own, ...doubts)]);
}

/** An audit that is not written is kept no day. */
export function auditRetention(server: Server, on: Fact<boolean>): Fact<Retention> {
  return chain(on, (is): Fact<Retention> => {
    if (!is) return known(0, on.state === "known" ? on : undefined);
    return chain(flavourOf(server.engine), (flavour): Fact<Retention> => {
      if (flavour === "sqlserver") return unknown("not-visible", "the bucket of the audit option", server.at);
      return server.keeps(isPostgres(flavour) ? "postgresql" : "audit");
    });
  });
}

/** Only the PostgreSQL family has these switches, all of them off by itself; from version 18 on `log_connections` is a list of stages. */
export function logsOf(name: "log_connections" | "log_disconnections" | "log_duration", { engine, parameters }: Server): Fact<boolean> {
  return chain(flavourOf(engine), (flavour): Fact<boolean> => {
    if (!isPostgres(flavour)) return notOffered["database/postgres-logs"];
    const read = switchAt(parameters, name, off);
    const stages = writtenAs(parameters, name, (word) => /^(all|receipt|authentication|authorization|setup_durations)(\s*,|$)/.test(word));
    return stages.state === "known" && stages.value ? stages : read;
  });
}
