/** Families of database engines, which share parameters and their defaults. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import { text } from "../../../src/provider/read.ts";
import type { Parameters } from "./parameters.ts";

export type Flavour =
  "postgres" | "aurora-postgres" | "mysql" | "aurora-mysql" | "mariadb" | "sqlserver" | "oracle" | "docdb" | "neptune" | "other";

const PATTERNS: readonly (readonly [RegExp, Flavour])[] = [
  [/^aurora-postgresql/, "aurora-postgres"],
  [/^postgres/, "postgres"],
  [/^(aurora$|aurora-mysql)/, "aurora-mysql"],
  [/^mysql/, "mysql"],
  [/^mariadb/, "mariadb"],
  [/^sqlserver/, "sqlserver"],
  [/^oracle/, "oracle"],
  [/^docdb/, "docdb"],
  [/^neptune/, "neptune"],
];

export function flavourOf(engine: Fact<string>): Fact<Flavour> {
  return mapFact(engine, (name) => PATTERNS.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? "other");
}

export function isPostgres(flavour: Flavour): boolean {
  return flavour === "postgres" || flavour === "aurora-postgres";
}

/** The first two numbers of the version, or what the family of the parameter group says: 15, 8.4, 10.11. */
export function versionOf(doc: Doc, { family }: Parameters): Fact<number> {
  const hidden: Fact<string> = unknown("computed", "engine_version", doc.at);
  const byFamily = chain(family, (name): Fact<string> => {
    const version = name === null ? undefined : /(\d+(\.\d+)?)$/.exec(name)?.[1];
    return version === undefined ? hidden : known(version, family.state === "known" ? family : undefined);
  });
  const written = text(doc.body, "engine_version", byFamily.state === "known" ? byFamily : hidden);
  return versionIn(written, "engine_version");
}

/** The first two numbers of a version. `subject` names it where it cannot be read. */
export function versionIn(written: Fact<string>, subject: string): Fact<number> {
  return chain(written, (version): Fact<number> => {
    const number = /^\d+(\.\d+)?/.exec(version)?.[0];
    return number === undefined ? unknown("unexpected-value", `${subject} = ${version}`, written.at) : known(Number(number), written);
  });
}
