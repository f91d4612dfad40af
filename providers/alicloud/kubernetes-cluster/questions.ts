/** What is asked about clusters. */
import type { Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { numbered } from "../paging.ts";

export const LISTED = "cs.ListedCluster";
export const CLUSTER = "cs.Cluster";
export const LOGS = "cs.ControlPlaneLog";
export const AUDIT = "cs.ClusterAuditProject";
/** One for each add-on of a cluster, and one without a name for the list as a whole. */
export const ADDON = "cs.Addon";
export const NETWORK = "cs.AddonInstance";
export const by = "ClusterId";

const isManaged = (cluster: Json): boolean => cluster["cluster_type"] === "ManagedKubernetes";

/** The network plugin that enforces network policies. */
const TERWAY = /^terway/;

function ofCluster(request: Json): { readonly id: string; readonly plus: Json } {
  const cluster = textOf(request[by]);
  return { id: cluster, plus: { [by]: cluster } };
}

function ofAddon(request: Json): { readonly id: string; readonly plus: Json } {
  return { id: `${textOf(request[by])}/${textOf(request["AddonName"])}`, plus: { [by]: request[by] } };
}

export const questions: readonly Call[] = [
  listed("cs.DescribeClustersV1", {
    yields: LISTED,
    items: "clusters",
    id: "cluster_id",
    // Answers for all regions, whatever the region that is asked.
    covers: "account",
    pages: numbered({ items: "clusters", size: 50, page: "page_number", sizeAs: "page_size", total: "page_info.total_count" }),
    lists: ["kubernetes-cluster"],
    includes: [CLUSTER, LOGS, AUDIT, ADDON],
    strip: ["meta_data", "parameters"],
    region: (cluster) => (typeof cluster["region_id"] === "string" ? cluster["region_id"] : undefined),
  }),
  about("cs.DescribeClusterDetail", {
    of: LISTED,
    yields: CLUSTER,
    from: "cluster_id",
    as: by,
    holds: "cluster_id",
    // Parameters of the stack that it was made by, the password of its nodes among them.
    strip: ["parameters"],
  }),
  about("cs.CheckControlPlaneLogEnable", { of: LISTED, yields: LOGS, from: "cluster_id", as: by, holds: "components", when: isManaged }),
  about("cs.GetClusterAuditProject", { of: LISTED, yields: AUDIT, from: "cluster_id", as: by, holds: "audit_enabled", when: isManaged }),
  about("cs.ListClusterAddonInstances", {
    of: LISTED,
    yields: ADDON,
    from: "cluster_id",
    as: by,
    find: (body, request) => {
      const addons = objectsAt(body, "addons");
      const { id, plus } = ofCluster(request);
      return addons === undefined
        ? undefined
        : [
            { id, plus, body: { name: "" }, path: "addons" },
            ...addons.map((addon, index) => ({
              id: `${id}/${textOf(addon["name"])}`,
              plus,
              body: addon,
              path: `addons[${String(index)}]`,
            })),
          ];
    },
  }),
  {
    ...about("cs.GetClusterAddonInstance", { of: ADDON, yields: NETWORK, from: "name" }),
    ask: ([addon]) =>
      addon === undefined || !TERWAY.test(textOf(addon["name"])) ? undefined : { [by]: addon[by], AddonName: addon["name"] },
    about: ofAddon,
    find: (body, request) => (textOf(body["name"]) === "" ? undefined : [{ ...ofAddon(request), body, path: "" }]),
  },
];
