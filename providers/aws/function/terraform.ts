import { known } from "../../../src/model/fact.ts";
import type { CloudFunction } from "../../../src/model/kinds/function.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { ROLE, ROLE_TYPES, roleMayLog } from "./role.ts";

/** Lambda writes its output to CloudWatch Logs wherever its role may (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html). */
const lambda = defineMapper({
  provider: "aws",
  reads: "aws_lambda_function",
  kinds: ["function"],
  also: [ROLE, ...ROLE_TYPES],
  map: (doc, _, links): CloudFunction => ({
    logged: roleMayLog(doc, links),
    traced: word(doc.body, "tracing_config.mode", { Active: true, PassThrough: false }, known(false, { basis: "default", at: doc.at })),
    ...awsBase("function", doc, { named: "function_name", handles: ["function_name", "arn"] }),
  }),
});

export const mappers = [lambda];
