import { z } from "zod";
import { reportSchema } from "../report/json-contract.ts";
import { REPORT_FORMAT } from "../report/report-format.ts";
import { generatedLine } from "./registries.ts";

/** Text of the published JSON Schema of `--format json`. */
export function schemaText(): string {
  const schema = z.toJSONSchema(reportSchema, { target: "draft-2020-12" });
  return `${JSON.stringify({ $comment: generatedLine, title: REPORT_FORMAT, ...schema }, null, 2)}\n`;
}
