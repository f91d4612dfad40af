import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ProviderName } from "../model/resource.ts";

/** Paths of all hand-written rules, `rules/<theme>/<what-must-hold>.ts`, in order of their ids. */
export function ruleFiles(root: string): readonly string[] {
  return folders(root, "rules")
    .filter((theme) => theme !== "frameworks")
    .flatMap((theme) => files(root, `rules/${theme}`));
}

export const providerNames: readonly ProviderName[] = ["alicloud", "aws", "azure"];

/** What a registry takes from a file of a provider. */
const exported = ["mappers", "calls", "adapt", "failureOf"] as const;
type Exported = (typeof exported)[number];

export interface ProviderFile {
  readonly path: string;
  readonly exports: readonly Exported[];
}

/** The files of a provider that bring mappers, calls, the meaning of errors or a rewriting of documents: `<subject>/{terraform,arm,live,collect}.ts`, `errors.ts` and `azapi.ts`. */
export function providerFiles(root: string, provider: ProviderName): readonly ProviderFile[] {
  const folder = `providers/${provider}`;
  const own = files(root, folder).filter((path) => /\/(azapi|errors)\.ts$/.test(path));
  const subjects = folders(root, folder).flatMap((subject) => files(root, `${folder}/${subject}`));
  return [...own, ...subjects.filter((path) => /\/(terraform|arm|live|collect)\.ts$/.test(path))].map((path) => ({
    path,
    exports: exportsOf(readFileSync(join(root, path), "utf8")),
  }));
}

/** Read from the text, so that the registries can be written before anything compiles. */
function exportsOf(text: string): readonly Exported[] {
  return exported.filter((name) => new RegExp(`^export (const|function) ${name}\\b`, "m").test(text));
}

function folders(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

function files(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => `${folder}/${entry.name}`)
    .toSorted();
}
