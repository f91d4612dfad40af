import { structureOf } from "../../../src/iac/json-text.ts";
import { isMap, type MapValue } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { blocks, boolean, isAbsent, presenceOf, settled, valueAt } from "../../../src/provider/read.ts";
import { written } from "../base.ts";

interface Addon {
  readonly name: string | undefined;
  readonly body: MapValue;
  readonly presence: Fact<true>;
  /** A resource of its own, which changes what the cluster was made with. */
  readonly own: boolean;
}

const TERWAY = /^terway/;

/**
 * Terway enforces network policies where its configuration says so, Flannel never does. A network plugin that the code does not name
 * is one of the two.
 */
export function networkPolicy(cluster: Doc, own: Many<Doc>): Fact<boolean> {
  const inline = blocks(cluster.body, "addons");
  const addons = [
    ...own.items.map(({ body, presence }) => addon(body, presence, true)),
    ...inline.items.map((body) => addon(body, presenceOf(body), false)),
  ].filter(({ body }) => settled(body.get("disabled")) !== true);
  const plugins = addons.filter(({ name }) => name !== undefined && TERWAY.test(name));
  const replaced = new Set(plugins.filter((each) => each.own && saysPolicy(each)).map(({ name }) => name));
  const told = plugins.filter((each) => each.own || !replaced.has(each.name)).map((each) => enforced(each, cluster));
  const doubts = [...inline.open, ...own.open].map((why) => unknownBecause(why, cluster.at));
  if (told.length > 0) return strictest([...told, ...doubts]);
  const flannel = addons.find(({ name }) => name?.startsWith("flannel"));
  if (flannel !== undefined) return known(false, { at: flannel.body.at ?? cluster.at });
  if (doubts[0] !== undefined) return doubts[0];
  if (!isAbsent(cluster.body, "pod_cidr")) return known(false, { basis: "default", at: cluster.body.placeOf("pod_cidr") });
  return unknown("not-visible", "the network plugin, which the code does not name", cluster.at);
}

function addon(body: MapValue, presence: Fact<true>, own: boolean): Addon {
  const name = settled(body.get("name"));
  return { name: typeof name === "string" ? name : undefined, body, presence, own };
}

function saysPolicy({ body }: Addon): boolean {
  const config = configOf(body);
  return config === undefined ? false : !isMap(config) || !isAbsent(config, "NetworkPolicy");
}

function configOf(body: MapValue): ReturnType<typeof settled> {
  const value = written(body, "config");
  return value === undefined ? undefined : settled(structureOf(value));
}

function enforced({ body, presence }: Addon, cluster: Doc): Fact<boolean> {
  const at = valueAt(body, "config").at ?? cluster.at;
  const off: Fact<boolean> = known(false, { basis: "default", at });
  const config = configOf(body);
  if (config === undefined) return off;
  if (!isMap(config)) {
    const why = typeof config === "object" && config?.is === "unresolved" ? config.why : undefined;
    return why === undefined ? unknown("unexpected-value", "config", at) : unknownBecause(why, at);
  }
  const on = boolean(config, "NetworkPolicy", off);
  return presence.state === "unknown" && on.state === "known" && on.value ? unknownBecause(presence.why, at) : on;
}
