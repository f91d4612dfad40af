import { structureOf } from "../../../src/iac/json-text.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { isMap } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { asBoolean, factOf, settled, valueAt } from "../../../src/provider/read.ts";
import { isUnresolved } from "../named.ts";

export const ADDON = "aws_eks_addon";
export const PLUG_IN = "vpc-cni";
const KEY = "enableNetworkPolicy";

/**
 * The network plug-in of EKS enforces policies only where its add-on is told to (https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html).
 * Without the add-on in the code the plug-in may be managed by other means, or be another one.
 */
export function networkPolicy(cluster: Doc, addons: Many<Doc>): Fact<boolean> {
  const addon = addons.items.find((each) => settled(each.body.get("addon_name")) === PLUG_IN);
  if (addon === undefined) return otherPlugIn(cluster);
  if (addon.presence.state === "unknown") return unknownBecause(addon.presence.why, addon.at);
  return toldTo(addon, "configuration_values");
}

export function otherPlugIn(cluster: Doc): Fact<boolean> {
  return unknown("not-visible", "which network plug-in the cluster runs", cluster.at);
}

/** What the configuration of the add-on says, JSON or YAML. `path`: where it stands. */
export function toldTo(addon: Doc, path: string): Fact<boolean> {
  const { value, at } = valueAt(addon.body, path);
  const off = known(false, { basis: "default", at: addon.at } as const);
  if (value === undefined || value === "") return off;
  const yaml = typeof value === "string" && !value.trimStart().startsWith("{") ? value : undefined;
  if (yaml !== undefined) {
    const written = new RegExp(`^["']?${KEY}["']?:\\s*["']?(\\w+)`, "m").exec(yaml)?.[1];
    return written === undefined ? off : factOf(written, KEY, asBoolean, at);
  }
  const body = settled(structureOf(value));
  if (isMap(body)) {
    const written = body.get(KEY);
    if (written !== undefined && written !== null) return factOf(written, KEY, asBoolean, at);
    return body.open[0] === undefined ? off : unknownBecause(body.open[0], at);
  }
  return isUnresolved(body) ? unknownBecause(body.why, at) : unknown("unexpected-value", path, at);
}
