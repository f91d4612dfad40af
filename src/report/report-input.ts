import type { RollUp } from "../framework/roll-up.ts";
import type { Language } from "../model/text.ts";
import type { ScanResult } from "../result/scan-result.ts";
import type { Listing } from "./finding-order.ts";

/** What a report is made of, and how it is to look. */
export interface ReportInput extends Listing {
  readonly result: ScanResult;
  readonly rollUp: RollUp;
  readonly language: Language;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Signs beyond ASCII for rules and marks; the texts of a language are printed in any case. */
  readonly unicode?: boolean;
  /** How long the scan took, as it is to be shown. */
  readonly elapsed?: string;
}
