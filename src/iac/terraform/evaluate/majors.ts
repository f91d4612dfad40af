import { literalText, writtenIn, type ModuleCode } from "../declarations.ts";
import type { MajorsOf } from "./providers.ts";
import { majorsOf } from "./version-constraint.ts";

/** The majors of a provider: what the lock file pins, else what all modules under the root ask for together. */
export function majorsUnder(modules: () => Iterable<ModuleCode>, locked: ReadonlyMap<string, string>): MajorsOf {
  const known = new Map<string, readonly number[] | undefined>();
  return (localName, code) => {
    const source = sourceOf(localName, code);
    if (!known.has(source)) known.set(source, admitted(source, modules(), locked));
    return known.get(source);
  };
}

function admitted(source: string, modules: Iterable<ModuleCode>, locked: ReadonlyMap<string, string>): readonly number[] | undefined {
  for (const [address, version] of locked) if (address === source || address.endsWith(`/${source}`)) return majorsOf([version]);
  const constraints: string[] = [];
  for (const code of new Set(modules)) {
    for (const [name, requirements] of code.requirements) {
      if (sourceOf(name, code) !== source) continue;
      for (const { version } of requirements) if (version !== undefined) constraints.push(version);
    }
    for (const { type, layers } of code.providers.values()) {
      const version = literalText(writtenIn(layers, "version")?.attribute.value);
      if (version !== undefined && sourceOf(type, code) === source) constraints.push(version);
    }
  }
  return majorsOf(constraints);
}

/** `namespace/type` as in the registry. Without `required_providers`, the namespace is that of HashiCorp. */
function sourceOf(localName: string, code: ModuleCode): string {
  const written = code.requirements.get(localName)?.find(({ source }) => source !== undefined)?.source;
  if (written === undefined) return `hashicorp/${localName}`;
  return written.split("/").slice(-2).join("/").toLowerCase();
}
