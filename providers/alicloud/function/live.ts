import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { CloudFunction } from "../../../src/model/kinds/function.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent } from "../../../src/provider/read.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { isSet } from "../satellites.ts";

const FUNCTION = "fc.Function";

export const calls: readonly Call[] = [
  listed("fc.ListFunctions", {
    yields: FUNCTION,
    items: "functions",
    id: "functionName",
    pages: byToken({ token: "nextToken", next: "nextToken", size: ["limit", 100] }),
    lists: ["function"],
    // Values of environment variables are often credentials.
    strip: ["environmentVariables", "code", "customContainerConfig"],
  }),
];

const cloudFunction = defineMapper({
  provider: "alicloud",
  reads: FUNCTION,
  kinds: ["function"],
  identity: ["functionName"],
  map: (doc): CloudFunction => ({
    logged: logged(doc),
    traced: traced(doc),
    ...alicloudBase("function", doc, { named: ["functionName"], handles: ["functionArn"] }),
  }),
});

/** Logs go where a project and a log store are both named. The answer leaves the member out, or its texts empty, where they go nowhere. */
function logged({ body, at }: Doc): Fact<boolean> {
  if (isAbsent(body, "functionName")) return unknown("owed", "logConfig", at);
  const nowhere = known(false, { at });
  return chain(isSet(body, "logConfig.project", nowhere), (named) => (named ? isSet(body, "logConfig.logstore", nowhere) : nowhere));
}

function traced({ body, at }: Doc): Fact<boolean> {
  if (isAbsent(body, "functionName")) return unknown("owed", "tracingConfig", at);
  return isSet(body, "tracingConfig.type", known(false, { at }));
}

export const mappers = [cloudFunction];
