/** API Gateway: what is deployed decides about HTTPS, its instance about TLS versions, the region about logs. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, setElsewhere, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { Many } from "../../../src/model/many.ts";
import { detail, type Call, type Found } from "../../../src/provider/call.ts";
import { isJson, textOf, type Json } from "../../../src/provider/json.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { owedText, owedWord } from "../answered.ts";
import { objectsAt } from "../answers.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { numbered } from "../paging.ts";
import { anyOf } from "../satellites.ts";
import { httpsAlone, policies } from "./api-gateway.ts";

const LISTED = "cloudapi.DeployedApiItem";
const API = "cloudapi.DeployedApi";
const INSTANCE = "cloudapi.Instance";
const LOGS = "cloudapi.LogConfig";

/** An API is deployed to each stage on its own, and may be another one there. */
function deployed({ GroupId, ApiId, StageName }: Json): Pick<Found, "id" | "plus"> {
  return { id: `${textOf(ApiId)}/${textOf(StageName)}`, plus: { GroupId, ApiId, StageName } };
}

export const gatewayCalls: readonly Call[] = [
  {
    ...listed("cloudapi.DescribeDeployedApis", {
      yields: LISTED,
      items: "DeployedApis.DeployedApiItem",
      id: "ApiId",
      pages: numbered({ items: "DeployedApis.DeployedApiItem", size: 100 }),
      lists: ["web-app"],
      includes: [API],
      permission: "apigateway:DescribeDeployedApis",
    }),
    find: (body) => {
      const list =
        objectsAt(body, "DeployedApis.DeployedApiItem") ?? (isJson(body["DeployedApis"]) && body["TotalCount"] === 0 ? [] : undefined);
      return list?.some((each) => ["GroupId", "ApiId", "StageName"].some((name) => textOf(each[name]) === "")) === true
        ? undefined
        : list?.map((each, index) => ({ ...deployed(each), body: each, path: `DeployedApis.DeployedApiItem[${String(index)}]` }));
    },
  },
  detail({
    provider: "alicloud",
    operation: "cloudapi.DescribeDeployedApi",
    permissions: ["apigateway:DescribeDeployedApi"],
    of: LISTED,
    yields: API,
    ask: ([item]) => (item === undefined ? undefined : { GroupId: item["GroupId"], ApiId: item["ApiId"], StageName: item["StageName"] }),
    about: deployed,
    find: (body, request) => (isJson(body["RequestConfig"]) ? [{ ...deployed(request), body, path: "" }] : undefined),
    // Constants that are sent to the service behind are often its credentials.
    strip: ["ConstantParameters", "RequestParameters", "ServiceConfig", "OpenIdConnectConfig", "ResultSample", "FailResultSample"],
  }),
  listed("cloudapi.DescribeInstances", {
    yields: INSTANCE,
    items: "Instances.InstanceAttribute",
    id: "InstanceId",
    pages: numbered({ items: "Instances.InstanceAttribute", size: 100 }),
    lists: ["web-app"],
    permission: "apigateway:DescribeInstances",
  }),
  listed("cloudapi.DescribeLogConfig", {
    yields: LOGS,
    items: "LogInfos.LogInfo",
    id: "LogType",
    request: { LogType: "PROVIDER" },
    permission: "apigateway:DescribeLogConfig",
  }),
];

const logs = sameRegion(LOGS);

/** One setting logs all APIs of a region. */
function logged(configs: Many<Doc>, doc: Doc): Fact<boolean> {
  return anyOf(configs, ({ body }) => mapFact(owedText(body, "SlsLogStore"), (store) => store !== ""), known(false, { at: doc.at }));
}

export const api = defineMapper({
  provider: "alicloud",
  reads: API,
  kinds: ["web-app"],
  with: { logs },
  also: [LISTED],
  map: (doc, joined): WebApp => {
    const protocols = owedText(doc.body, "RequestConfig.RequestProtocol");
    return {
      httpsOnly: httpsAlone(protocols, protocols.at),
      minTls: setElsewhere("instance"),
      logged: logged(joined.logs, doc),
      ...alicloudBase("web-app", doc, { named: ["ApiName"], handles: ["ApiId"] }),
    };
  },
});

export const instance = defineMapper({
  provider: "alicloud",
  reads: INSTANCE,
  kinds: ["web-app"],
  with: { logs },
  map: (doc, joined): WebApp => ({
    httpsOnly: setElsewhere("API"),
    minTls: owedWord(doc.body, "HttpsPolicies", policies),
    logged: logged(joined.logs, doc),
    ...alicloudBase("web-app", doc, { named: ["InstanceName"], handles: ["InstanceId"] }),
  }),
});
