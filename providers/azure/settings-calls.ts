import type { Detail } from "../../src/provider/call.ts";
import { childPages } from "./answers.ts";
import { armTypes } from "./arm-types.ts";

/** Asks for the diagnostic settings of each resource of a type, or of the part of it under `part`. */
export function settings(of: string, part = "", when?: Parameters<typeof childPages>[2]["when"]): Detail {
  const below = { of, at: `${part}/providers/Microsoft.Insights/diagnosticSettings`, ...(when === undefined ? {} : { when }) };
  return childPages(armTypes.diagnosticSetting, armTypes.settingsPage, below, { tail: part });
}
