/** Which answers tell about gateways and environments. App Runner is not asked, so nothing here says that all web applications were seen. */
import { detail, each, type Call } from "../../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import { byToken, type Paging } from "../../../src/provider/paging.ts";
import { perRegion } from "../calls.ts";
import { NAMESPACES } from "./environment.ts";

export const REST_API = "apigateway.RestApi";
export const REST_STAGE = "apigateway.Stage";
export const REST_DOMAIN = "apigateway.DomainName";
export const API = "apigatewayv2.Api";
export const API_STAGE = "apigatewayv2.Stage";
export const API_DOMAIN = "apigatewayv2.DomainName";
export const ENVIRONMENT = "elasticbeanstalk.Environment";
export const SETTINGS = "elasticbeanstalk.ConfigurationSettings";

const READ = "apigateway:GET";
const byPosition = byToken({ token: "position", next: "position", size: ["limit", 500] });
const byText: Paging = byToken({ token: "NextToken", next: "NextToken", size: ["MaxResults", "100"] });

interface Stages {
  readonly operation: string;
  readonly of: string;
  readonly yields: string;
  /** Members that name the API in its own document and in the request. */
  readonly from: string;
  readonly as: string;
  readonly items: string;
  readonly name: string;
  readonly pages?: Paging;
}

/** Stages of one API, which only the request names. */
function stages({ operation, of, yields, from, as, items, name, pages }: Stages): Call {
  const api = (request: Json): Json => ({ [as]: textOf(request[as]) });
  return detail({
    provider: "aws",
    operation,
    permissions: [READ],
    of,
    yields,
    ask: ([subject]) => ({ [as]: subject?.[from] }),
    about: (request) => ({ id: textOf(request[as]), plus: api(request) }),
    find: (body, request) =>
      each(items, name)(body, request)?.map((stage) => ({ ...stage, id: `${textOf(request[as])}/${stage.id}`, plus: api(request) })),
    // Variables of stages may hold secrets.
    strip: ["variables", "StageVariables"],
    ...(pages === undefined ? undefined : { pages }),
  });
}

const gateways: readonly Call[] = [
  perRegion("apigateway.GetRestApis", {
    permission: READ,
    yields: REST_API,
    items: "items",
    id: "id",
    pages: byPosition,
    strip: ["policy"],
  }),
  stages({
    operation: "apigateway.GetStages",
    of: REST_API,
    yields: REST_STAGE,
    from: "id",
    as: "restApiId",
    items: "item",
    name: "stageName",
  }),
  perRegion("apigateway.GetDomainNames", { permission: READ, yields: REST_DOMAIN, items: "items", id: "domainName", pages: byPosition }),
  perRegion("apigatewayv2.GetApis", { permission: READ, yields: API, items: "Items", id: "ApiId", pages: byText }),
  stages({
    operation: "apigatewayv2.GetStages",
    of: API,
    yields: API_STAGE,
    from: "ApiId",
    as: "ApiId",
    items: "Items",
    name: "StageName",
    pages: byText,
  }),
  perRegion("apigatewayv2.GetDomainNames", { permission: READ, yields: API_DOMAIN, items: "Items", id: "DomainName", pages: byText }),
];

const environment = (request: Json): { readonly id: string; readonly plus: Json } => ({
  id: textOf(request["EnvironmentName"]),
  plus: { EnvironmentName: textOf(request["EnvironmentName"]) },
});

const environments: readonly Call[] = [
  perRegion("elasticbeanstalk.DescribeEnvironments", {
    permission: "elasticbeanstalk:DescribeEnvironments",
    yields: ENVIRONMENT,
    items: "Environments",
    id: "EnvironmentName",
    request: { IncludeDeleted: false },
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxRecords", 1000] }),
  }),
  detail({
    provider: "aws",
    operation: "elasticbeanstalk.DescribeConfigurationSettings",
    permissions: ["elasticbeanstalk:DescribeConfigurationSettings"],
    of: ENVIRONMENT,
    yields: SETTINGS,
    ask: ([subject]) => ({ ApplicationName: subject?.["ApplicationName"], EnvironmentName: subject?.["EnvironmentName"] }),
    about: environment,
    find: (body, request) => {
      const [settings] = itemsAt(body, "ConfigurationSettings") ?? [];
      const options = settings === undefined ? undefined : itemsAt(settings, "OptionSettings");
      // Options of the other namespaces hold, among much else, the environment variables of the application.
      const kept = options?.filter((option) => NAMESPACES.includes(textOf(option["Namespace"])));
      return kept === undefined
        ? undefined
        : [{ ...environment(request), body: { OptionSettings: kept }, path: "ConfigurationSettings[0]" }];
    },
  }),
];

export const webAppCalls: readonly Call[] = [...gateways, ...environments];
