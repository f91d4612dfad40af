import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { KubernetesCluster } from "../../../src/model/kinds/kubernetes-cluster.ts";
import { opened } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { asText, boolean, factOf, isAbsent, list, text } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { isSet } from "../satellites.ts";
import { expectedLogs } from "./control-plane.ts";
import { networkPolicy } from "./network-policy.ts";

const MANAGED = "alicloud_cs_managed_kubernetes";
const DEDICATED = "alicloud_cs_kubernetes";
const SERVERLESS = "alicloud_cs_serverless_kubernetes";

const cluster = defineMapper({
  provider: "alicloud",
  reads: [MANAGED, DEDICATED, SERVERLESS, "alicloud_cs_edge_kubernetes"],
  kinds: ["kubernetes-cluster"],
  identity: ["id"],
  with: { addons: attached("alicloud_cs_kubernetes_addon", "cluster_id") },
  map: (doc, joined): KubernetesCluster => ({
    publicEndpoint: publicEndpoint(doc),
    allowList: opened([], because("not-in-format", "the access list of the API server's load balancer", doc.at)),
    networkPolicy: networkPolicy(doc, joined.addons),
    missingLogs: missingLogs(doc),
    secretsEncrypted: secretsEncrypted(doc),
    deletionProtected: boolean(doc.body, "deletion_protection", known(false, { basis: "default", at: doc.at })),
    ...alicloudBase("kubernetes-cluster", doc, { named: ["name", "name_prefix"] }),
  }),
});

/** Unless told otherwise the API of a cluster with nodes answers on the internet, that of a serverless one does not. */
function publicEndpoint({ type, body, at }: Doc): Fact<boolean> {
  if (type === SERVERLESS) return boolean(body, "endpoint_public_access_enabled", known(false, { basis: "default", at }));
  return boolean(body, "slb_internet_enabled", known(true, { basis: "default", at }));
}

/** Which logs of the control plane are off. Newer clusters switch some on by themselves, so silence says nothing. */
function missingLogs(doc: Doc): Fact<readonly string[]> {
  if (doc.type !== MANAGED) return unknown("not-in-format", "control-plane logs of this sort of cluster", doc.at);
  const { items, open } = list(doc.body, "control_plane_log_components");
  const at = doc.body.placeOf("control_plane_log_components") ?? doc.at;
  if (items.length === 0 && isAbsent(doc.body, "control_plane_log_components"))
    return unknown("not-visible", "control_plane_log_components, which the code does not set", at);
  const read = items.map((each) => factOf(each, "control_plane_log_components", asText, at));
  const doubt = read.find((each) => each.state === "unknown");
  if (open[0] !== undefined) return unknownBecause(open[0], at);
  if (doubt !== undefined) return doubt;
  const missing = expectedLogs.filter((name) => !read.some((each) => each.state === "known" && each.value === name));
  const audit = boolean(doc.body, "audit_log_config.enabled", unknown("not-visible", "audit_log_config, which the code does not set", at));
  if (missing.length > 0) return known(audit.state === "known" && !audit.value ? [...missing, "audit"] : missing, { at });
  return chain(audit, (on) => known(on ? [] : ["audit"], { at }));
}

/** With a key of KMS; only Pro clusters can (`alicloud_cs_managed_kubernetes`, encryption_provider_key). */
function secretsEncrypted({ type, body, at }: Doc): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at });
  const never = notOffered["kubernetes-cluster/secret-encryption"];
  if (type === DEDICATED) return never;
  const spec = text(body, "cluster_spec", known("", { basis: "default" }));
  const unwritten = chain(spec, (name): Fact<boolean> => (name === "ack.standard" ? never : off));
  if (type !== MANAGED && type !== SERVERLESS)
    return spec.state === "known" && spec.value === "ack.standard"
      ? never
      : unknown("not-in-format", "encryption of secrets in an edge cluster", at);
  const disabled = boolean(body, "disable_encryption", off);
  return chain(disabled, (is) => (is ? known(false, { at: disabled.at }) : isSet(body, "encryption_provider_key", unwritten)));
}

export const mappers = [cluster];
