/** What is asked about Serverless App Engine. */
import { detail, type Call } from "../../../src/provider/call.ts";
import { isJson, jsonAt, textOf, type Json } from "../../../src/provider/json.ts";
import { objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { inside } from "../inside.ts";
import { numbered } from "../paging.ts";

const LISTED = "sae.ListedApplication";
export const APPLICATION = "sae.Application";
export const BALANCERS = "sae.ApplicationSlbs";
export const ENTRY = "sae.Ingress";

const page = { page: "CurrentPage", total: "Data.TotalSize" };

/** Variables, commands, probes and mounts, which hold credentials in the open. */
const PRIVATE = [
  ...["Envs", "Command", "CommandArgs", "JarStartArgs", "JarStartOptions", "WarStartOptions", "PhpConfig", "CustomHostAlias"],
  ...["PreStop", "PostStart", "Liveness", "Readiness", "StartupProbe", "OssAkId", "OssAkSecret", "SecretMountDesc", "ConfigMapMountDesc"],
  ...["ImagePullSecrets", "InitContainersConfig", "SidecarContainersConfig", "KafkaConfigs", "LokiConfigs", "RaspConfig", "PackageUrl"],
];

const namespaceOf = (request: Json): { readonly id: string; readonly plus: Json } => {
  const name = textOf(request["NamespaceId"]);
  return { id: name, plus: { NamespaceId: name } };
};

function entriesIn(body: Json): readonly Json[] | undefined {
  const list = objectsAt(body, "Data.IngressList") ?? (isJson(body["Data"]) && jsonAt(body, "Data.TotalSize") === 0 ? [] : undefined);
  return list?.every(({ Id }) => typeof Id === "number" || textOf(Id) !== "") === true ? list : undefined;
}

export const engineCalls: readonly Call[] = [
  listed("sae.ListApplications", {
    yields: LISTED,
    items: "Data.Applications",
    id: "AppId",
    pages: numbered({ ...page, items: "Data.Applications", size: 1000 }),
    lists: ["web-app"],
    includes: [APPLICATION, BALANCERS, ENTRY],
  }),
  about("sae.DescribeApplicationConfig", { of: LISTED, yields: APPLICATION, from: "AppId", find: inside("Data", "AppId"), strip: PRIVATE }),
  about("sae.DescribeApplicationSlbs", { of: LISTED, yields: BALANCERS, from: "AppId", find: inside("Data", "AppId") }),
  // Entries are listed by namespace. One leads to applications of its own namespace, so that none stands where no application does.
  detail({
    provider: "alicloud",
    operation: "sae.ListIngresses",
    permissions: ["sae:ListIngresses"],
    of: LISTED,
    yields: ENTRY,
    ask: ([application]) => (application === undefined ? undefined : { NamespaceId: application["NamespaceId"] }),
    about: namespaceOf,
    pages: numbered({ ...page, items: "Data.IngressList", size: 100 }),
    find: (body) =>
      entriesIn(body)?.map((each, index) => ({ id: String(each["Id"]), body: each, path: `Data.IngressList[${String(index)}]` })),
  }),
];
