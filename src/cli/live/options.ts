import { readFileSync } from "node:fs";
import type { ZodType } from "zod";
import type { ProviderName } from "../../model/resource.ts";
import { defaultLimits, type Limits } from "../../provider/session.ts";
import { messages } from "../texts.ts";
import { UsageError } from "../usage-error.ts";
import { yamlFile } from "../yaml-file.ts";
import { liveFlags, type LiveFlags } from "./flags.ts";

/** The options of one cloud out of the flags. Throws a UsageError that names the flag. */
export function optionsOf(provider: ProviderName, schema: ZodType, flags: LiveFlags): unknown {
  const mine = liveFlags.filter((each) => each.of.includes(provider) && each.option !== "");
  const given = mine.flatMap(({ name, option }): readonly (readonly [string, unknown])[] => {
    const value = flags[name];
    return value === undefined ? [] : [[option, name === "accountsFile" ? accountsIn(String(value)) : value]];
  });
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const flag = mine.find(({ option }) => option === issue?.path[0]);
  throw new UsageError(messages.flagRefused(flag?.flags.split(" ")[0] ?? provider, issue?.message ?? ""));
}

/** Complains about flags that no scanned cloud takes. */
export function refuseStrays(providers: readonly ProviderName[], flags: LiveFlags): void {
  for (const each of liveFlags) {
    if (flags[each.name] !== undefined && !each.of.some((name) => providers.includes(name)))
      throw new UsageError(messages.flagOfOthers(each.flags.split(" ")[0] ?? "", each.of));
  }
}

export function limitsOf(flags: LiveFlags): Limits {
  const asked = flags["maxRps"];
  if (asked === undefined) return defaultLimits;
  const rate = Number(asked);
  if (!(rate > 0)) throw new UsageError(messages.flagRefused("--max-rps", "not a number above 0"));
  return { ...defaultLimits, rate };
}

/** A YAML or JSON list of account ids. A number of twelve digits is an id too. */
function accountsIn(path: string): readonly unknown[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new UsageError(messages.fileMissing("--accounts-file", path));
  }
  const { value, complaint } = yamlFile(path, text);
  if (!Array.isArray(value) || value.length === 0) {
    throw complaint({ en: "Expected a list of account ids.", zh: "应为账号 ID 列表。" }, []);
  }
  return value.map(String);
}
