import { isMap } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { structureOf } from "../../../src/iac/json-text.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { KubernetesCluster } from "../../../src/model/kinds/kubernetes-cluster.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, settled } from "../../../src/provider/read.ts";
import { owedText, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { isSet } from "../satellites.ts";
import { apiAllowList, frontTypes, publicEndpoint } from "./api-server-live.ts";
import { missingLogsLive } from "./logs-live.ts";
import { networkPolicyLive } from "./network-policy-live.ts";
import { ADDON, AUDIT, by, CLUSTER, LISTED, LOGS, NETWORK, questions } from "./questions.ts";

export const calls: readonly Call[] = questions;

const cluster = defineMapper({
  provider: "alicloud",
  reads: CLUSTER,
  kinds: ["kubernetes-cluster"],
  identity: [by],
  with: { logs: attached(LOGS, by), audits: attached(AUDIT, by), addons: attached(ADDON, by), plugins: attached(NETWORK, by) },
  also: [LISTED, ...frontTypes],
  map: (doc, { logs, audits, addons, plugins }, links): KubernetesCluster => ({
    publicEndpoint: publicEndpoint(doc),
    allowList: apiAllowList(doc, links),
    networkPolicy: networkPolicyLive(doc, addons, plugins),
    missingLogs: missingLogsLive(doc, logs, audits),
    secretsEncrypted: secretsEncrypted(doc),
    deletionProtected: toggle(doc.body, "deletion_protection"),
    ...alicloudBase("kubernetes-cluster", doc, { named: ["name"], handles: [by] }),
  }),
});

/** Only managed clusters can, and of those the Pro ones. */
function secretsEncrypted({ body, at }: Doc): Fact<boolean> {
  return chain(owedText(body, "cluster_type"), (type): Fact<boolean> => {
    if (type === "Kubernetes") return notOffered["kubernetes-cluster/secret-encryption"];
    if (type !== "ManagedKubernetes") return unknown("not-visible", "encryption of secrets in this sort of cluster", at);
    return chain(owedText(body, "cluster_spec"), (spec): Fact<boolean> =>
      spec === "ack.standard" ? notOffered["kubernetes-cluster/secret-encryption"] : keyOf({ body, at }),
    );
  });
}

/** Among the capabilities in `meta_data`, JSON text: a cluster without the key has no such member, and one that gave it up says so beside it. */
function keyOf({ body, at }: Pick<Doc, "body" | "at">): Fact<boolean> {
  return chain(owedText(body, "meta_data"), (text): Fact<boolean> => {
    const meta = settled(structureOf(text));
    const capabilities = isMap(meta) ? blocks(meta, "Capabilities").items[0] : undefined;
    if (capabilities === undefined) return unknown("unexpected-value", "meta_data", at);
    const off: Fact<boolean> = known(false, { at });
    return chain(boolean(capabilities, "DisableEncryption", off), (disabled) =>
      disabled ? off : isSet(capabilities, "EncryptionKMSKeyId", off),
    );
  });
}

export const mappers = [cluster];
