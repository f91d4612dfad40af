import { because } from "../../../model/unknown.ts";
import { unresolved, type Value } from "../../value.ts";
import type { Builtin, FunctionHost } from "./builtin.ts";
import { fail, isFailure, settle } from "./halt.ts";

export type { FunctionHost } from "./builtin.ts";

const table = new Map<string, Builtin>(Object.entries({}));

/** Functions that make something of a failed argument. */
const TOLERANT = new Set(["try", "can"]);

/** Names of all functions that are known. */
export function functionNames(): readonly string[] {
  return [...table.keys()];
}

/**
 * Calls a built-in function. A name that is not known, arguments that Terraform would refuse, and results that depend on something unresolved
 * are unresolved, each with its reason. Never throws.
 */
export function callFunction(name: string, args: readonly Value[], host: FunctionHost): Value {
  const bare = name.startsWith("core::") ? name.slice("core::".length) : name;
  const builtin = table.get(bare);
  if (builtin === undefined) return unresolved(because("unsupported-function", name));
  if (!TOLERANT.has(bare)) {
    const failed = args.find((arg) => typeof arg === "object" && arg?.is === "unresolved" && isFailure(arg.why));
    if (failed !== undefined) return failed;
  }
  return settle(() => {
    if (args.length < builtin.least || args.length > builtin.most) return fail(`${arity(builtin)} expected, ${args.length} given`);
    return builtin.run(host, args);
  }, `${bare}()`);
}

function arity({ least, most }: Builtin): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${least} ${least === 1 ? "argument" : "arguments"}`;
  const count = least === most ? String(least) : `${least} to ${most}`;
  return `${count} ${most === 1 ? "argument" : "arguments"}`;
}
