/** What all databases inside a VPC have in common: security groups and a port. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import { mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { isAbsent, list, number, refOf, valueAt } from "../../../src/provider/read.ts";

/** Ports that the services use unless told otherwise, by the start of the engine's name. */
const ports: readonly (readonly [RegExp, number])[] = [
  [/^(mysql|mariadb|aurora$|aurora-mysql)/, 3306],
  [/^(postgres|aurora-postgresql)/, 5432],
  [/^(custom-)?oracle/, 1521],
  [/^(custom-)?sqlserver/, 1433],
  [/^db2/, 50000],
  [/^docdb/, 27017],
  [/^neptune/, 8182],
  [/^redshift/, 5439],
  [/^(opensearch|elasticsearch)/, 443],
];

export function portOf(doc: Doc, engine: Fact<string>): Fact<number> {
  const unwritten = chain(engine, (name): Fact<number> => {
    const port = ports.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
    return port === undefined ? unknown("unexpected-value", `engine "${name}"`, engine.at) : known(port, { basis: "default" });
  });
  return number(doc.body, "port", unwritten);
}

/** The groups before a database. None written means the default group of its VPC, whose rules the database's code does not show. */
export function guardsOf(doc: Doc, path: string): Many<DatabaseGuard> {
  const written = list(doc.body, path);
  if (written.items.length === 0 && written.open.length === 0) {
    return opened([], because("not-visible", "the default security group of the VPC", doc.at));
  }
  const at = isAbsent(doc.body, path) ? undefined : valueAt(doc.body, path).at;
  return mapMany(written, (group) => ({
    group: refOf(group, at),
    presence: present,
    label: path,
    ...(at === undefined ? undefined : { at }),
  }));
}

/** A cluster can be reached from outside if any of its members can. A member that may not be there leaves the answer open. */
export function anyPublic(members: Many<Doc>, publicOf: (member: Doc) => Fact<boolean>): Fact<boolean> {
  const facts = members.items.map((member): Fact<boolean> => {
    const open = publicOf(member);
    return member.presence.state === "unknown" && open.state === "known" && open.value
      ? unknownBecause(member.presence.why, member.at)
      : open;
  });
  const doubt = members.open[0] === undefined ? undefined : unknownBecause(members.open[0]);
  return (
    facts.find((fact) => fact.state === "known" && fact.value) ??
    facts.find((fact) => fact.state === "unknown") ??
    doubt ??
    known(false, { basis: "default" })
  );
}
