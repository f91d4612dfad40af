import type { Doc } from "../../../src/iac/document.ts";
import { everyAddress, parseCidr } from "../../../src/model/addresses.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import type { KubernetesCluster } from "../../../src/model/kinds/kubernetes-cluster.ts";
import { closed, mapMany, present, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, factOf, list, settled, valueAt } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { isUnresolved } from "../named.ts";
import { LOGS } from "./logs.ts";
import { ADDON, networkPolicy } from "./network-policy.ts";
import { encryptedSecrets } from "./secrets.ts";

const byDefault = (value: boolean, doc: Doc): Fact<boolean> => known(value, { basis: "default", at: doc.at });

const cluster = defineMapper({
  provider: "aws",
  reads: "aws_eks_cluster",
  kinds: ["kubernetes-cluster"],
  identity: ["name", "id"],
  with: { addons: attached(ADDON, "cluster_name") },
  map: (doc, { addons }): KubernetesCluster => ({
    publicEndpoint: boolean(doc.body, "vpc_config.endpoint_public_access", byDefault(true, doc)),
    allowList: admitted(doc),
    networkPolicy: networkPolicy(doc, addons),
    missingLogs: missingLogs(doc),
    secretsEncrypted: encryptedSecrets(doc, "encryption_config"),
    deletionProtected: boolean(doc.body, "deletion_protection", byDefault(false, doc)),
    ...awsBase("kubernetes-cluster", doc, { handles: ["name", "arn"] }),
  }),
});

/** An empty list lets everybody in (https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html). */
function admitted(doc: Doc): Many<AllowedAddresses> {
  const { value, at = doc.at } = valueAt(doc.body, "vpc_config.public_access_cidrs");
  const written = list(doc.body, "vpc_config.public_access_cidrs");
  if (written.items.length === 0 && written.open.length === 0) {
    const everybody = known(everyAddress, { basis: "default", at: doc.at } as const);
    return closed([{ addresses: everybody, presence: present, at: doc.at, label: "public_access_cidrs" }]);
  }
  return mapMany(value === undefined ? closed([]) : written, (each) => ({
    addresses: factOf(each, "public_access_cidrs", (word) => (typeof word === "string" ? parseCidr(word) : undefined), at),
    presence: present,
    at,
    label: "public_access_cidrs",
  }));
}

/** No log is on unless it is named. */
function missingLogs(doc: Doc): Fact<readonly string[]> {
  const { items, open } = list(doc.body, "enabled_cluster_log_types");
  const missing = LOGS.filter((log) => !items.some((each) => settled(each) === log));
  const unread = items.map((each) => settled(each)).flatMap((each) => (isUnresolved(each) ? [each.why] : []));
  const [why] = [...open, ...unread];
  if (missing.length > 0 && why !== undefined) return unknownBecause(why, doc.at);
  const basis = items.length === 0 ? ({ basis: "default" } as const) : {};
  return known(missing, { ...basis, at: doc.body.placeOf("enabled_cluster_log_types") ?? doc.at });
}

export const mappers = [cluster];
