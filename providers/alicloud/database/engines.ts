import type { MapValue } from "../../../src/iac/value.ts";
import { chain, fallback, known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import { number, text } from "../../../src/provider/read.ts";
import { written } from "../base.ts";

/** Ports that the services give to a new instance. SQL Server had 3433 on old instances, so it is not told by its engine. */
const ports: Readonly<Record<string, number>> = { mysql: 3306, mariadb: 3306, postgresql: 5432, mongodb: 3717 };

/** The engine in lower case: `mysql`, `sqlserver`, `postgresql`. */
export function engineOf(body: MapValue, path: string): Fact<string> {
  return mapFact(text(body, path, unknown("computed", path, body.at)), (name) => name.toLowerCase());
}

export function portOf(body: MapValue, engine: Fact<string>): Fact<number> {
  const own = written(body, "port") === undefined ? undefined : number(body, "port", unknown("computed", "port"));
  return fallback(
    [own],
    chain(engine, (name) => (ports[name] === undefined ? unknown("computed", "port", body.at) : known(ports[name], { basis: "default" }))),
  );
}
