/** Parameters of databases. They stand in groups beside the database, and what a group leaves out is as the engine has it. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asBoolean, blocks, presenceOf, settled, text, valueAt } from "../../../src/provider/read.ts";

export const PARAMETER_GROUPS = [
  "aws_db_parameter_group",
  "aws_rds_cluster_parameter_group",
  "aws_docdb_cluster_parameter_group",
  "aws_neptune_cluster_parameter_group",
  "aws_redshift_parameter_group",
];

export interface Parameters {
  /** What is written under the name; `null`: nothing, so that the engine's own default holds. */
  readonly get: (name: string) => Fact<string | null>;
  /** `postgres16`, `mysql8.0`; `null` where no group of this code is named. */
  readonly family: Fact<string | null>;
}

const UNNAMED: Parameters = {
  get: () => known(null, { basis: "default" }),
  family: known(null, { basis: "default" }),
};

/** The parameters in the group that an attribute names. The groups that AWS makes are called `default.<family>`. */
export function parametersOf(doc: Doc, path: string, links: Links): Parameters {
  const { value } = valueAt(doc.body, path);
  const name = settled(value);
  if (value === undefined || name === "" || (typeof name === "string" && name.startsWith("default."))) return UNNAMED;
  const found = links.target(doc, value, PARAMETER_GROUPS, ["name", "id", "arn"]);
  if (found.state !== "known") return { get: () => found, family: found };
  const { presence, body, at } = found.value;
  if (presence.state === "unknown") return { get: () => unknownBecause(presence.why, at), family: unknownBecause(presence.why, at) };
  return {
    get: (wanted) => parameterIn(found.value, wanted),
    family: text(body, "family", unknown("unexpected-value", "parameter group without family", at)),
  };
}

function parameterIn(group: Doc, wanted: string): Fact<string | null> {
  const { items, open } = blocks(group.body, "parameter");
  for (const each of items) {
    const name = text(each, "name", unknown("unexpected-value", "parameter without name", each.at));
    if (name.state === "unknown") return name;
    if (name.state !== "known" || name.value.toLowerCase() !== wanted) continue;
    const presence = presenceOf(each);
    return presence.state === "unknown"
      ? unknownBecause(presence.why, each.at)
      : text(each, "value", unknown("unexpected-value", `${wanted} without value`, each.at));
  }
  return open[0] === undefined ? known(null, { basis: "default", at: group.at }) : unknownBecause(open[0], group.at);
}

const WORDS: Readonly<Record<string, boolean>> = { 1: true, on: true, enabled: true, 0: false, off: false, disabled: false };

/** A parameter that is a switch; `absent`: how the engine has it. */
export function switchAt(parameters: Parameters, name: string, absent: Fact<boolean>): Fact<boolean> {
  return chain(parameters.get(name), (word) => {
    if (word === null) return absent;
    const read = WORDS[word.trim().toLowerCase()] ?? asBoolean(word.trim());
    return read === undefined ? unknown("unexpected-value", `${name} = ${word}`) : known(read);
  });
}

/** Whether a parameter that is text is written and satisfies the test. */
export function writtenAs(parameters: Parameters, name: string, test: (value: string) => boolean): Fact<boolean> {
  return mapFact(parameters.get(name), (value) => value !== null && test(value.trim().toLowerCase()));
}
