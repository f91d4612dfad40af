/** Whether a running cluster enforces network policies, which its network plugin does or does not. */
import { isMap } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { structureOf } from "../../../src/iac/json-text.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { boolean, settled, valueAt } from "../../../src/provider/read.ts";
import { owedText } from "../answered.ts";

/** Terway does where its configuration says so, Flannel never does. `addons`: those installed; `plugins`: how Terway is configured. */
export function networkPolicyLive(cluster: Doc, addons: Many<Doc>, plugins: Many<Doc>): Fact<boolean> {
  const names = addons.items.map(({ body }) => owedText(body, "name"));
  const doubt = names.find((name) => name.state === "unknown");
  if (doubt !== undefined) return doubt;
  if (names.length === 0) return unknownBecause(addons.open[0] ?? because("not-listed", "cs.ListClusterAddonInstances", cluster.at));
  const installed = names.map((name) => (name.state === "known" ? name.value : ""));
  if (installed.some((name) => name.startsWith("terway"))) {
    const unread = plugins.items.length === 0 ? [because("not-listed", "cs.GetClusterAddonInstance", cluster.at)] : [];
    return strictest([...plugins.items.map(enforced), ...[...plugins.open, ...unread].map((why) => unknownBecause(why))]);
  }
  if (installed.some((name) => name.startsWith("flannel"))) return known(false, { at: addons.items[0]?.at });
  return unknown("not-visible", "the network plugin, which is no add-on of the cluster", cluster.at);
}

/** The configuration is JSON, mostly as text. A plugin that was never told to enforces nothing. */
function enforced({ body, at }: Doc): Fact<boolean> {
  const { value } = valueAt(body, "config");
  const off: Fact<boolean> = known(false, { basis: "default", at });
  if (value === undefined) return unknown("owed", "config", at);
  if (value === "") return off;
  const config = settled(structureOf(value));
  if (isMap(config)) return boolean(config, "NetworkPolicy", off);
  return typeof value === "object" && value?.is === "unresolved"
    ? unknownBecause(value.why, at)
    : unknown("unexpected-value", "config", at);
}
