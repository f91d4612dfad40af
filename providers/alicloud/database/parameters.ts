/** Engine parameters: blocks of a name and a value. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { blocks, presenceOf, settled, text, word } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";
import { tlsWords } from "../tls-versions.ts";

/** The value that the code gives a parameter, or why it is not known. What nobody sets keeps the value of a parameter template. */
function parameter<T>(doc: Doc, name: string, read: (block: Parameters<typeof text>[0]) => Fact<T>): Fact<T> {
  const all = blocks(doc.body, "parameters");
  const block = all.items.find((each) => settled(each.get("name")) === name);
  if (block !== undefined) {
    const there = presenceOf(block);
    return there.state === "unknown" ? there : read(block);
  }
  return all.open[0] === undefined
    ? unknown("not-visible", `the parameter ${name}, which the code does not set`, doc.at)
    : unknownBecause(all.open[0], doc.at);
}

const switches = { on: true, off: false, true: true, false: false, "1": true, "0": false, yes: true, no: false } as const;

type Logs = Pick<Database, "logsConnections" | "logsDisconnections" | "logsDuration">;

/** What the PostgreSQL family logs on demand. */
export function postgresLogs(doc: Doc, engine: Fact<string>): Logs {
  const said = (name: string): Fact<boolean> =>
    chain(engine, (spelled): Fact<boolean> => {
      if (!isPostgres(spelled)) return notOffered["database/not-postgresql"];
      return parameter(doc, name, (block) => word(block, "value", switches, unknown("unexpected-value", name, block.at)));
    });
  return {
    logsConnections: said("log_connections"),
    logsDisconnections: said("log_disconnections"),
    logsDuration: said("log_duration"),
  };
}

/** Engines of which nothing is logged on demand. */
export const noPostgresLogs: Logs = {
  logsConnections: notOffered["database/not-postgresql"],
  logsDisconnections: notOffered["database/not-postgresql"],
  logsDuration: notOffered["database/not-postgresql"],
};

/** PPAS of RDS and the Oracle-compatible edition of PolarDB are PostgreSQL inside. */
const POSTGRES: readonly string[] = ["postgresql", "ppas", "oracle"];

export function isPostgres(engine: string): boolean {
  return POSTGRES.includes(engine);
}

/** The oldest version by parameter: MySQL lists those it accepts, PostgreSQL names the oldest. No other engine takes it from code. */
export function minTlsByParameter(doc: Doc, engine: Fact<string>): Fact<TlsVersion> {
  return chain(engine, (spelled): Fact<TlsVersion> => {
    if (spelled === "mysql")
      return parameter(doc, "tls_version", (block) => chain(text(block, "value", unsaid(doc)), (list) => oldest(list, doc)));
    if (!isPostgres(spelled)) return unsaid(doc);
    return parameter(doc, "ssl_min_protocol_version", (block) => word(block, "value", tlsWords, unsaid(doc)));
  });
}

function unsaid(doc: Doc): Fact<never> {
  return unknown("not-in-format", "the oldest TLS version of the database", doc.at);
}

function oldest(list: string, { at }: Doc): Fact<TlsVersion> {
  const versions = list.split(",").map((each) => tlsWords[each.trim()]);
  const [first] = [...versions].sort();
  if (first === undefined || versions.includes(undefined)) return unknown("unexpected-value", `tls_version = ${JSON.stringify(list)}`, at);
  return { state: "known", value: first, at };
}
