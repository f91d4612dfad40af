import { because } from "../../../model/unknown.ts";
import { unresolved, type Value } from "../../value.ts";
import { attemptFunctions } from "./attempt.ts";
import type { Builtin, FunctionHost } from "./builtin.ts";
import { choosingFunctions } from "./choosing.ts";
import { cidrFunctions } from "./cidr.ts";
import { dateFunctions } from "./dates/functions.ts";
import { encodingFunctions } from "./encoding/functions.ts";
import { fileFunctions } from "./files.ts";
import { formatFunctions } from "./format/functions.ts";
import { fail, isFailure, settle } from "./halt.ts";
import { hashFunctions } from "./hashes.ts";
import { joiningFunctions } from "./joining.ts";
import { listFunctions } from "./lists.ts";
import { mapFunctions } from "./maps.ts";
import { numericFunctions } from "./numeric.ts";
import { regexFunctions } from "./regex/functions.ts";
import { setFunctions } from "./set-functions.ts";
import { stringFunctions } from "./strings.ts";
import { typeFunctions } from "./types.ts";

export type { FunctionHost } from "./builtin.ts";

const table = new Map<string, Builtin>(
  [
    attemptFunctions,
    choosingFunctions,
    cidrFunctions,
    dateFunctions,
    encodingFunctions,
    fileFunctions,
    formatFunctions,
    hashFunctions,
    joiningFunctions,
    listFunctions,
    mapFunctions,
    numericFunctions,
    regexFunctions,
    setFunctions,
    stringFunctions,
    typeFunctions,
  ].flatMap((family) => Object.entries(family)),
);

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
  const result = settle(() => {
    if (args.length < builtin.least || args.length > builtin.most) return fail(`${arity(builtin)} expected, ${args.length} given`);
    return builtin.run(host, args);
  }, `${bare}()`);
  return typeof result === "string" ? result.normalize("NFC") : result;
}

function arity({ least, most }: Builtin): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${least} ${least === 1 ? "argument" : "arguments"}`;
  const count = least === most ? String(least) : `${least} to ${most}`;
  return `${count} ${most === 1 ? "argument" : "arguments"}`;
}
