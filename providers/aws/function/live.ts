import type { CloudFunction } from "../../../src/model/kinds/function.ts";
import type { Json } from "../../../src/provider/json.ts";
import { each, listing, type Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { perRegion } from "../calls.ts";
import { IAM_POLICY, IAM_ROLE, roleMayLogLive } from "./role-live.ts";

const FUNCTION = "lambda.Function";

const pages = byToken({ token: "Marker", next: "Marker", size: ["MaxItems", 1000], more: "IsTruncated" });

/** The details of one sort of entity, with the documents of its policies, which spares several calls for each. */
function authorization(yields: string, list: string, id: string, filter: readonly string[]): Call {
  const find = each(list, id);
  return listing({
    provider: "aws",
    operation: "iam.GetAccountAuthorizationDetails",
    permissions: ["iam:GetAccountAuthorizationDetails"],
    yields,
    covers: "account",
    request: { Filter: filter },
    pages,
    // The answer to a question about other entities holds none of these.
    find: (body, request) => (asksFor(request, filter) ? find(body, request) : []),
    strip: ["AssumeRolePolicyDocument", "InstanceProfileList"],
  });
}

function asksFor({ Filter }: Json, filter: readonly string[]): boolean {
  return !Array.isArray(Filter) || Filter.some((each) => filter.includes(String(each)));
}

export const calls: readonly Call[] = [
  perRegion("lambda.ListFunctions", {
    permission: "lambda:ListFunctions",
    yields: FUNCTION,
    items: "Functions",
    id: "FunctionArn",
    pages: byToken({ token: "Marker", next: "NextMarker", size: ["MaxItems", 50] }),
    lists: ["function"],
    // Environment variables hold secrets.
    strip: ["Environment"],
  }),
  authorization(IAM_ROLE, "RoleDetailList", "Arn", ["Role"]),
  authorization(IAM_POLICY, "Policies", "Arn", ["LocalManagedPolicy", "AWSManagedPolicy"]),
];

/** Lambda writes its output to CloudWatch Logs wherever its role may (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html). */
const lambda = defineMapper({
  provider: "aws",
  reads: FUNCTION,
  kinds: ["function"],
  also: [IAM_ROLE, IAM_POLICY],
  map: (doc, _, links): CloudFunction => ({
    logged: roleMayLogLive(doc, links),
    traced: word(doc.body, "TracingConfig.Mode", { Active: true, PassThrough: false }, owed(doc.body, "TracingConfig.Mode")),
    ...awsBase("function", doc, { named: "FunctionName", handles: ["FunctionArn"] }),
  }),
});

export const mappers = [lambda];
