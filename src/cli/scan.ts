import { providers } from "../../providers/index.ts";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../rules/index.ts";
import { evaluate } from "../engine/evaluate.ts";
import { loadCatalogue } from "../framework/catalogue.ts";
import { rollUp } from "../framework/roll-up.ts";
import type { Language } from "../model/text.ts";
import type { Severity } from "../rule/define-rule.ts";
import { render } from "../report/render.ts";
import { compose } from "./compose.ts";
import { loadConfiguration } from "./configuration.ts";
import { exitCodeOf, type ExitCode, type FailOn } from "./exit-code.ts";
import { frameworkFor } from "./framework.ts";
import { languageOf } from "./language.ts";
import { toFile, toStandardOutput } from "./output.ts";
import { progressOn } from "./progress.ts";
import { readInputs } from "./read-inputs.ts";
import { select } from "./selection.ts";
import { messages } from "./texts.ts";
import { variablesFrom } from "./variables.ts";
import { waiverNotes } from "./waiver-notes.ts";

/** The flags of `scan` as the parser hands them over. */
export interface ScanFlags {
  readonly format?: "table" | "json";
  readonly output?: string;
  readonly lang?: Language;
  readonly framework?: string;
  readonly rule?: readonly string[];
  readonly minSeverity?: Severity;
  readonly exclude?: readonly string[];
  readonly include?: readonly ("pass" | "not-applicable")[];
  readonly failOn?: FailOn;
  readonly allowIncomplete?: true;
  readonly strict?: true;
  readonly var?: readonly string[];
  readonly varFile?: readonly string[];
  readonly workspace?: string;
  readonly config?: string;
  readonly color: boolean;
}
