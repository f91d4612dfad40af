import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, text, word } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { settingTypes } from "../diagnostics.ts";
import { deletionLocked, lockTypes } from "../locks.ts";
import { anyBlock, isNamed, not } from "../switches.ts";
import { addressesOf, missingLogs } from "./control-plane.ts";

/** `private_link_enabled` is the older word; the ranges stood at the top until 3.x. */
const cluster = defineMapper({
  provider: "azure",
  reads: "azurerm_kubernetes_cluster",
  kinds: ["kubernetes-cluster"],
  also: [...settingTypes, ...lockTypes],
  map: (doc, _, links) => {
    const { body, at } = doc;
    const off: Fact<boolean> = known(false, { basis: "default", at });
    const profiles = blocks(body, "api_server_access_profile");
    const ranges = union([
      list(body, "api_server_authorized_ip_ranges"),
      flatMapMany(profiles, (profile) => list(profile, "authorized_ip_ranges")),
    ]);
    return {
      publicEndpoint: not(boolean(body, "private_cluster_enabled", boolean(body, "private_link_enabled", off))),
      allowList: addressesOf(ranges, profiles.items[0]?.at ?? body.placeOf("api_server_authorized_ip_ranges") ?? at),
      networkPolicy: networkPolicy(doc),
      missingLogs: missingLogs(doc, links),
      // Secrets are encrypted at rest in any case; a key outside the cluster comes by this block, from 3.0.
      secretsEncrypted: anyBlock(blocks(body, "key_management_service"), (block) => isNamed(block, "key_vault_key_id"), off),
      deletionProtected: deletionLocked(doc, links),
      ...azureBase("kubernetes-cluster", doc),
    };
  },
});

/** None unless one is chosen; with the network plugin `none` the user brings one. https://learn.microsoft.com/azure/aks/use-network-policies */
function networkPolicy({ body, at }: Doc): Fact<boolean> {
  const engines = { azure: true, calico: true, cilium: true, none: false } as const;
  if (isAbsent(body, "network_profile.network_policy")) {
    const plugin = text(body, "network_profile.network_plugin", known(""));
    if (plugin.state === "unknown") return plugin;
    if (plugin.state === "known" && plugin.value === "none") return unknown("not-visible", "the network plugin that is brought along", at);
  }
  return word<boolean>(body, "network_profile.network_policy", engines, known(false, { basis: "default", at }));
}

export const mappers = [cluster];
