export type Key = string | number;

/** One part of an address or reference: a name with the keys behind it, `web["a"]`. */
export interface Step {
  readonly name: string;
  readonly keys: readonly Key[];
}

/** The parts of `module.net["a"].aws_vpc.main[0].id`, split at dots outside brackets. */
export function stepsOf(address: string): readonly Step[] {
  const steps: Step[] = [];
  const part = /([^.[\]]+)((?:\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])*)\.?/gy;
  for (let match = part.exec(address); match !== null; match = part.exec(address)) {
    const [, name = "", brackets = ""] = match;
    steps.push({ name, keys: Array.from(brackets.matchAll(/\[("(?:[^"\\]|\\.)*"|[^\]"]*)\]/g), ([, key = ""]) => keyOf(key)) });
  }
  return steps;
}

function keyOf(written: string): Key {
  if (!written.startsWith('"')) return Number(written);
  try {
    return String(JSON.parse(written)).replace(/([$%])\1(?=\{)/g, "$1");
  } catch {
    return written.slice(1, -1);
  }
}

/** A key as Terraform writes it in an address. */
export function suffixOf(key: Key | undefined): string {
  if (key === undefined) return "";
  return typeof key === "number" ? `[${String(key)}]` : `[${JSON.stringify(key).replace(/[$%](?=\{)/g, "$&$&")}]`;
}

/** The address without instance keys: what all instances of a block share. */
export function blockOf(address: string): string {
  return stepsOf(address)
    .map(({ name }) => name)
    .join(".");
}

export function within(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}
