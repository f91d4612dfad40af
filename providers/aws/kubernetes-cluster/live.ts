import type { Doc } from "../../../src/iac/document.ts";
import { everyAddress, parseCidr } from "../../../src/model/addresses.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import type { KubernetesCluster } from "../../../src/model/kinds/kubernetes-cluster.ts";
import { closed, flatMapMany, mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { detail, listing, type Call } from "../../../src/provider/call.ts";
import { isJson, textOf } from "../../../src/provider/json.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { asBoolean, blocks, boolean, factOf, isAbsent, list, settled, valueAt } from "../../../src/provider/read.ts";
import { toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { eachName, named, perDocument } from "../calls.ts";
import { LOGS } from "./logs.ts";
import { otherPlugIn, PLUG_IN, toldTo } from "./network-policy.ts";
import { encryptedSecrets } from "./secrets.ts";

const NAME = "eks.ClusterName";
const CLUSTER = "eks.Cluster";
const ADDON = "eks.Addon";
const ofCluster = named("clusterName");

export const calls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "eks.ListClusters",
    permissions: ["eks:ListClusters"],
    yields: NAME,
    covers: "region",
    pages: byToken({ token: "nextToken", next: "nextToken", size: ["maxResults", 100] }),
    find: eachName("clusters", "name"),
    lists: ["kubernetes-cluster"],
    includes: [CLUSTER, ADDON],
  }),
  perDocument("eks.DescribeCluster", {
    permission: "eks:DescribeCluster",
    of: NAME,
    yields: CLUSTER,
    from: "name",
    as: "name",
    holds: "cluster",
    unwrapped: true,
  }),
  detail({
    provider: "aws",
    operation: "eks.DescribeAddon",
    permissions: ["eks:DescribeAddon"],
    of: NAME,
    yields: ADDON,
    about: ofCluster,
    ask: ([cluster]) => (textOf(cluster?.["name"]) === "" ? undefined : { clusterName: cluster?.["name"], addonName: PLUG_IN }),
    find: (body, request) => (isJson(body["addon"]) ? [{ ...ofCluster(request), body: body["addon"], path: "addon" }] : undefined),
    // A cluster without the add-on runs its plug-in by other means, or another one.
    none: { codes: ["ResourceNotFoundException"], body: { addon: {} } },
  }),
];

const cluster = defineMapper({
  provider: "aws",
  reads: CLUSTER,
  kinds: ["kubernetes-cluster"],
  identity: ["name"],
  with: { addons: attached(ADDON, "clusterName") },
  also: [NAME],
  map: (doc, { addons }): KubernetesCluster => {
    const at = "resourcesVpcConfig.endpointPublicAccess";
    return {
      publicEndpoint: boolean(doc.body, at, owed(doc.body, at)),
      allowList: admitted(doc),
      networkPolicy: toldBy(addons, "eks.DescribeAddon", (addon) => policyOf(doc, addon)),
      missingLogs: missingLogs(doc),
      secretsEncrypted: isAbsent(doc.body, "version") ? owed(doc.body, "version") : encryptedSecrets(doc, "encryptionConfig"),
      deletionProtected: boolean(doc.body, "deletionProtection", owed(doc.body, "deletionProtection")),
      ...awsBase("kubernetes-cluster", doc, { handles: ["arn", "name"] }),
    };
  },
});

function policyOf(doc: Doc, addon: Doc): Fact<boolean> {
  return isAbsent(addon.body, "addonName") ? otherPlugIn(doc) : toldTo(addon, "configurationValues");
}

/** An empty list lets everybody in (https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html). */
function admitted({ body, at: place }: Doc): Many<AllowedAddresses> {
  const path = "resourcesVpcConfig.publicAccessCidrs";
  if (isAbsent(body, path)) return opened([], owed(body, path).why);
  const { at = place } = valueAt(body, path);
  const written = list(body, path);
  const entry = { presence: present, at, label: "publicAccessCidrs" };
  if (written.items.length === 0 && written.open.length === 0)
    return closed([{ addresses: known(everyAddress, { basis: "default", at }), ...entry }]);
  return mapMany(written, (each) => ({
    addresses: factOf(each, "publicAccessCidrs", (word) => (typeof word === "string" ? parseCidr(word) : undefined), at),
    ...entry,
  }));
}

/** The answer sorts all logs into those that are on and those that are off. */
function missingLogs({ body, at }: Doc): Fact<readonly string[]> {
  const path = "logging.clusterLogging";
  if (isAbsent(body, path)) return owed(body, path);
  const { items, open } = flatMapMany(blocks(body, "logging"), (logging) => blocks(logging, "clusterLogging"));
  if (open[0] !== undefined) return unknownBecause(open[0], at);
  const on = items.filter((each) => asBoolean(settled(each.get("enabled")) ?? null) === true).flatMap((each) => list(each, "types").items);
  return known(
    LOGS.filter((log) => !on.some((each) => settled(each) === log)),
    { at },
  );
}

export const mappers = [cluster];
