/** Engine parameters of running instances. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { blocks, settled } from "../../../src/provider/read.ts";
import { isLacking, owedText, owedWord, saidBy } from "../answered.ts";
import { notOffered } from "../clouds.ts";
import { tlsWords } from "../tls-versions.ts";
import { isPostgres } from "./parameters.ts";

/** Answers about parameters, and what they call one. */
export interface Parameters {
  readonly docs: Many<Doc>;
  readonly operation: string;
  readonly each: string;
}

export const rdsParameters = (docs: Many<Doc>): Parameters => ({ docs, operation: "rds.DescribeParameters", each: "DBInstanceParameter" });
export const polardbParameters = (docs: Many<Doc>): Parameters => ({
  docs,
  operation: "polardb.DescribeDBClusterParameters",
  each: "Parameter",
});

/** PolarDB writes this before parameters that a server of another version may not know. */
const LOOSE = /^loose_/;

function parameter<T>({ docs, operation, each: one }: Parameters, name: string, read: (found: MapValue) => Fact<T>): Fact<T> {
  return saidBy(docs, operation, ({ body, at }): Fact<T> => {
    const outer = blocks(body, "RunningParameters");
    const [running] = outer.items;
    if (running === undefined)
      return outer.open[0] === undefined ? unknown("owed", "RunningParameters", at) : unknownBecause(outer.open[0], at);
    const all = blocks(running, one);
    const found = all.items.find((each) => nameOf(each) === name);
    if (found !== undefined) return read(found);
    return all.open[0] === undefined ? unknown("not-visible", `the parameter ${name}`, at) : unknownBecause(all.open[0], at);
  });
}

function nameOf(each: MapValue): string | undefined {
  const name = settled(each.get("ParameterName"));
  return typeof name === "string" ? name.replace(LOOSE, "") : undefined;
}

const switches = { on: true, off: false, true: true, false: false, "1": true, "0": false, yes: true, no: false } as const;

type Logs = Pick<Database, "logsConnections" | "logsDisconnections" | "logsDuration">;

/** What the PostgreSQL family logs on demand. */
export function postgresLogsLive(engine: Fact<string>, parameters: Parameters): Logs {
  const said = (name: string): Fact<boolean> =>
    chain(engine, (spelled): Fact<boolean> =>
      isPostgres(spelled)
        ? parameter(parameters, name, (found) => owedWord(found, "ParameterValue", switches))
        : notOffered["database/not-postgresql"],
    );
  return {
    logsConnections: said("log_connections"),
    logsDisconnections: said("log_disconnections"),
    logsDuration: said("log_duration"),
  };
}

/** SQL Server has a setting of its own; other engines have a parameter. */
export function minTlsLive(engine: Fact<string>, ssl: Many<Doc>, parameters: Parameters): Fact<TlsVersion> {
  return chain(engine, (spelled): Fact<TlsVersion> => {
    const without = ssl.items.find(({ body }) => isLacking(body, "SSLEnabled"));
    if (without !== undefined) return known("none", { basis: "platform", at: without.at });
    if (spelled === "sqlserver") {
      return saidBy(ssl, "rds.DescribeDBInstanceSSL", ({ body }) =>
        owedWord(body, "TlsVersion", { "1.0": "1.0", "1.1": "1.1", "1.2": "1.2" }),
      );
    }
    return minTlsOf(spelled, parameters);
  });
}

/** MySQL lists the versions that it accepts, and PostgreSQL names the oldest. */
export function minTlsOf(engine: string, parameters: Parameters): Fact<TlsVersion> {
  if (engine === "mysql") return parameter(parameters, "tls_version", oldest);
  if (isPostgres(engine)) return parameter(parameters, "ssl_min_protocol_version", (found) => owedWord(found, "ParameterValue", tlsWords));
  return unknown("not-visible", "the oldest TLS version of the database");
}

function oldest(found: MapValue): Fact<TlsVersion> {
  return chain(owedText(found, "ParameterValue"), (list): Fact<TlsVersion> => {
    const versions = list.split(",").map((each) => tlsWords[each.trim()]);
    const [first] = [...versions].sort();
    if (first === undefined || versions.includes(undefined))
      return unknown("unexpected-value", `tls_version = ${JSON.stringify(list)}`, found.at);
    return known(first, { at: found.at });
  });
}
