/** A relational database as code or answers describe it: all that its audit, its logs and its TLS are judged by. */
import type { At } from "../../../src/model/at.ts";
import type { Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Parameters } from "./parameters.ts";

export interface Server {
  readonly engine: Fact<string>;
  /** The first two numbers of the version: 15, 8.4, 10.11. */
  readonly version: () => Fact<number>;
  readonly parameters: Parameters;
  /** Whether the option group has an option: `false`, or the text of the setting, or `true` where that is not asked for or not written. */
  readonly option: (name: string, setting?: string) => Fact<string | boolean>;
  /** Whether the log is among those that are handed on to the log service. */
  readonly exports: (log: string) => Fact<boolean>;
  /** How long the log service keeps a log that is handed on. */
  readonly keeps: (log: string) => Fact<Retention>;
  /** Whether a stream of all activity leaves the database. */
  readonly streamed: () => Fact<boolean>;
  readonly at: At | undefined;
}
