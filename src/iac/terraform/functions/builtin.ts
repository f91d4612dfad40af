import type { Unknown } from "../../../model/unknown.ts";
import type { Value } from "../../value.ts";

/** What functions may use that are bounded but not pure; given by the evaluator. */
export interface FunctionHost {
  /** Text of a file inside the scanned tree, or why it cannot be had. Relative paths start where Terraform's do. */
  readFile(path: string): string | Unknown;
  /** Files under `base` that match a glob, relative to it (`fileset`). */
  listFiles(base: string, pattern: string): readonly string[] | Unknown;
  fileExists(path: string): boolean | Unknown;
  /** `templatefile`: parses and evaluates the file with only the given variables in scope. */
  renderTemplate(path: string, variables: Value): Value;
  /** `templatestring`: the same for a text. Without it, only texts without template sequences are known. */
  renderTemplateText?(text: string, variables: Value): Value;
  readonly moduleDir: string;
  readonly rootDir: string;
  readonly cwd: string;
  readonly workspace: string;
}

/** A built-in function. It may halt (see halt.ts). */
export interface Builtin {
  readonly least: number;
  readonly most: number;
  readonly run: (host: FunctionHost, args: readonly Value[]) => Value;
}

export type Family = Readonly<Record<string, Builtin>>;

/** A function with a fixed number of arguments, or with `least` to `most`. */
export function pure(least: number, run: (...args: Value[]) => Value, most = least): Builtin {
  return { least, most, run: (_host, args) => run(...args) };
}

/** A function of at least so many arguments. */
export function variadic(least: number, run: (args: readonly Value[]) => Value): Builtin {
  return { least, most: Number.POSITIVE_INFINITY, run: (_host, args) => run(args) };
}

export function hosted(least: number, run: (host: FunctionHost, ...args: Value[]) => Value, most = least): Builtin {
  return { least, most, run: (host, args) => run(host, ...args) };
}
