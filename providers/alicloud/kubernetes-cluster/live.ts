import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { KubernetesCluster } from "../../../src/model/kinds/kubernetes-cluster.ts";
import { opened } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { isJson } from "../../../src/provider/json.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { owedText, toggle } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { numbered } from "../paging.ts";

const LISTED = "cs.ListedCluster";
const CLUSTER = "cs.Cluster";

export const calls: readonly Call[] = [
  listed("cs.DescribeClustersV1", {
    yields: LISTED,
    items: "clusters",
    id: "cluster_id",
    // Answers for all regions, whatever the region that is asked.
    covers: "account",
    permission: "cs:DescribeClustersV1",
    pages: numbered({ items: "clusters", size: 50, page: "page_number", sizeAs: "page_size", total: "page_info.total_count" }),
    lists: ["kubernetes-cluster"],
    includes: [CLUSTER],
    region: (cluster) => (typeof cluster["region_id"] === "string" ? cluster["region_id"] : undefined),
  }),
  about("cs.DescribeClusterDetail", { of: LISTED, yields: CLUSTER, from: "cluster_id", as: "ClusterId", holds: "cluster_id" }),
];

const cluster = defineMapper({
  provider: "alicloud",
  reads: CLUSTER,
  kinds: ["kubernetes-cluster"],
  identity: ["ClusterId"],
  also: [LISTED],
  map: (doc): KubernetesCluster => ({
    publicEndpoint: publicEndpoint(doc),
    allowList: opened([], because("not-listed", "the access list of the API server's load balancer", doc.at)),
    networkPolicy: unknown("not-listed", "cs.ListClusterAddonInstances", doc.at),
    missingLogs: unknown("not-listed", "cs.CheckControlPlaneLogEnable", doc.at),
    secretsEncrypted: secretsEncrypted(doc),
    deletionProtected: toggle(doc.body, "deletion_protection"),
    ...alicloudBase("kubernetes-cluster", doc, { named: ["name"], handles: ["ClusterId"] }),
  }),
});

/** The addresses of the API come as JSON text; a public one is there or not. */
function publicEndpoint({ body, at }: Doc): Fact<boolean> {
  return chain(owedText(body, "master_url"), (spelled): Fact<boolean> => {
    const addresses = jsonIn(spelled);
    if (addresses === undefined) return unknown("unexpected-value", "master_url", at);
    const open = addresses["api_server_endpoint"];
    return known(typeof open === "string" && open !== "", { at });
  });
}

function jsonIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only Pro clusters can; whether one does is among the parameters of its creation, which the answer does not hold. */
function secretsEncrypted({ body, at }: Doc): Fact<boolean> {
  return chain(owedText(body, "cluster_spec"), (spec): Fact<boolean> =>
    spec === "ack.standard" ? notOffered["kubernetes-cluster/secret-encryption"] : unknown("not-visible", "encryption_provider_key", at),
  );
}

export const mappers = [cluster];
