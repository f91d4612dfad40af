import type { KindName } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";
import type { Call } from "../provider/call.ts";
import type { Mapper } from "../provider/mapper.ts";
import type { Rule } from "../rule/define-rule.ts";
import { providerFiles, providerNames, ruleFiles } from "./tree.ts";

/** Imports a module of the project by its path in the tree. */
export type Load = (path: string) => Promise<Readonly<Record<string, unknown>>>;

export type SourceName = "terraform" | "live";

/** What a cloud's files bring, told apart by where the documents come from. */
export interface CloudSupport {
  readonly provider: ProviderName;
  readonly mappers: Readonly<Record<SourceName, readonly Mapper[]>>;
  readonly calls: readonly Call[];
}

export interface RuleEntry {
  readonly path: string;
  readonly rule: Rule;
}

/** All rules with their files, in order of their ids. */
export async function loadRules(root: string, load: Load): Promise<readonly RuleEntry[]> {
  return Promise.all(ruleFiles(root).map(async (path) => ({ path, rule: (await load(path))["default"] as Rule })));
}

export async function loadClouds(root: string, load: Load): Promise<readonly CloudSupport[]> {
  return Promise.all(providerNames.map((provider) => loadCloud(root, provider, load)));
}

/**
 * A mapper serves live answers when one of them yields a type that it reads. It serves Terraform when it stands in a `terraform.ts`,
 * or in an `arm.ts` while the provider unwraps ARM bodies out of Terraform.
 */
async function loadCloud(root: string, provider: ProviderName, load: Load): Promise<CloudSupport> {
  const files = await Promise.all(
    providerFiles(root, provider).map(async ({ path, exports }) => ({ path, exports, module: await load(path) })),
  );
  const calls = files.flatMap(({ module }) => (module["calls"] ?? []) as readonly Call[]);
  const yielded = new Set(calls.map((each) => each.yields));
  const unwraps = files.some(({ exports }) => exports.includes("adapt"));
  const mappersOf = (wanted: RegExp): readonly Mapper[] =>
    files.filter(({ path }) => wanted.test(path)).flatMap(({ module }) => (module["mappers"] ?? []) as readonly Mapper[]);
  const all = mappersOf(/./);
  return {
    provider,
    calls,
    mappers: {
      terraform: mappersOf(unwraps ? /\/(terraform|arm)\.ts$/ : /\/terraform\.ts$/),
      live: all.filter((mapper) => mapper.reads.some((type) => yielded.has(type))),
    },
  };
}

/** Kinds that a cloud yields from a source. */
export function kindsFrom(cloud: CloudSupport, source: SourceName): ReadonlySet<KindName> {
  return new Set(cloud.mappers[source].flatMap((mapper) => mapper.kinds));
}
