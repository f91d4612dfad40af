import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { compose } from "../cli/compose.ts";
import { configurationFile, loadConfiguration } from "../cli/configuration.ts";
import { readInputs } from "../cli/read-inputs.ts";
import { evaluate } from "../engine/evaluate.ts";
import { codeScope } from "../model/scope.ts";
import type { Provider } from "../provider/provider.ts";
import type { Finding } from "../result/finding.ts";
import type { Rule } from "../rule/define-rule.ts";

/** The day on which samples are judged, so that ages in them stay what they are. */
const AS_OF = "2026-01-01";

/** What a rule says of a sample. `id`: that of the resource, with the path under `fixtures/` before it where it was read from code. */
export interface Sample {
  readonly id: string;
  readonly finding: Finding;
}

/**
 * What the rules say of all samples of the repository: code, plans and recorded answers. A subject that brings a configuration is scanned
 * by itself, with it; all others together, with nothing set.
 */
export function judgedFixtures(root: string, rules: readonly Rule[], providers: readonly Provider[]): readonly Sample[] {
  const fixtures = join(root, "fixtures");
  const folders = subjectFolders(fixtures);
  const own = folders.filter((folder) => existsSync(join(folder, configurationFile)));
  const together = judged(
    folders.filter((folder) => !own.includes(folder)),
    undefined,
    rules,
    providers,
  );
  return [
    ...together.map((finding) => ({ id: pathOf(finding).replace(`${slashed(fixtures)}/`, ""), finding })),
    ...own.flatMap((folder) =>
      judged([folder], join(folder, configurationFile), rules, providers).map((finding) => ({
        id: `${slashed(relative(fixtures, folder))}/${pathOf(finding)}`,
        finding,
      })),
    ),
  ];
}

/** Accounts carry the scope in their id. */
function pathOf({ resource }: Finding): string {
  return resource.id.replace(codeScope(""), "");
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** `iac/<cloud>/<subject>` and `plans/<cloud>`, and whatever lies in `api`. */
function subjectFolders(fixtures: string): readonly string[] {
  const code = foldersIn(join(fixtures, "iac")).flatMap(foldersIn);
  return [...code, ...foldersIn(join(fixtures, "plans")), join(fixtures, "api")];
}

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .toSorted();
}

function judged(
  paths: readonly string[],
  configured: string | undefined,
  rules: readonly Rule[],
  providers: readonly Provider[],
): readonly Finding[] {
  const known = { rules, frameworks: [] };
  const { settings, ...scope } =
    configured === undefined ? { settings: new Map(), complete: [], elsewhere: [] } : loadConfiguration(configured, ".", known);
  const read = readInputs({ paths, exclude: [], variables: new Map(), variableFiles: [], environment: {} }, providers);
  const { inventory, coverage, gaps } = compose(read, providers, scope);
  return evaluate(inventory, rules, { asOf: AS_OF, version: "0", settings, coverage, gaps }).findings;
}
