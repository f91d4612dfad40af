import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { RuleSettings } from "../engine/evaluate.ts";
import type { KindName } from "../model/kinds.ts";
import type { Language } from "../model/text.ts";
import type { Waiver } from "../result/finding.ts";
import { checkedData, type Known } from "./configuration-check.ts";
import type { FailOn } from "./exit-code.ts";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";
import { yamlFile } from "./yaml-file.ts";

/** A waiver with the place where it is written, for notes about it. */
export interface PlacedWaiver extends Waiver {
  readonly place: string;
}

/** What `cldscan.yaml` says; where it says nothing, a list is empty and everything else is absent. */
export interface Configuration {
  readonly settings: ReadonlyMap<string, RuleSettings>;
  readonly complete: readonly KindName[];
  readonly elsewhere: readonly KindName[];
  readonly exclude: readonly string[];
  readonly waivers: readonly PlacedWaiver[];
  readonly framework?: string | undefined;
  readonly lang?: Language | undefined;
  readonly failOn?: FailOn | undefined;
}

/** The name under which a configuration is found. */
export const configurationFile = "cldscan.yaml";
const nothing: Configuration = { settings: new Map(), complete: [], elsewhere: [], exclude: [], waivers: [] };

/**
 * Reads the file that was asked for, else the nearest `cldscan.yaml`: in the working directory, or above it within the same repository.
 * Throws a UsageError with file, line and column for anything that is not understood.
 */
export function loadConfiguration(asked: string | undefined, directory: string, known: Known): Configuration {
  const file = asked === undefined ? nearest(directory) : resolve(directory, asked);
  if (file === undefined) return nothing;
  const shown = asked ?? relative(directory, file);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new UsageError(messages.configurationUnreadable(shown));
  }
  return configurationFrom(shown, text, known);
}

/** The configuration in a text. `name` stands for the file in complaints. */
export function configurationFrom(name: string, text: string, known: Known): Configuration {
  const file = yamlFile(name, text);
  if (file.value === null) return nothing;
  const { rules: settings = {}, scope = {}, exclude = [], waivers = [], ...plain } = checkedData(file, known);
  return {
    ...plain,
    settings: new Map(Object.entries(settings).map(([id, each]) => [id, definedOnly(each)])),
    complete: scope.complete ?? [],
    elsewhere: scope.elsewhere ?? [],
    exclude,
    waivers: waivers.map((each, index) => ({ ...each, place: file.placeOf(["waivers", index]) })),
  };
}

function definedOnly({
  severity,
  params,
}: {
  readonly severity?: RuleSettings["severity"] | undefined;
  readonly params?: RuleSettings["params"] | undefined;
}): RuleSettings {
  return { ...(severity === undefined ? {} : { severity }), ...(params === undefined ? {} : { params }) };
}

/** Above the working directory only what belongs to the same repository counts: a file that somebody else left in a parent must not steer a scan. */
function nearest(directory: string): string | undefined {
  const folders = [directory];
  for (let folder = directory; !existsSync(join(folder, ".git")); folder = dirname(folder)) {
    if (dirname(folder) === folder) return [join(directory, configurationFile)].find(existsSync);
    folders.push(dirname(folder));
  }
  return folders.map((folder) => join(folder, configurationFile)).find(existsSync);
}
