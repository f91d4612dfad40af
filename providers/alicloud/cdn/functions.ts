/** Settings of a domain: resources of a function name and its arguments. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { blocks, settled, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { provided } from "../satellites.ts";

const switches = { on: true, off: false } as const;
const unset: Fact<boolean> = known(false, { basis: "default" });

/** The settings of a name that hold for every request; those under a condition (`parent_id`) do not. */
function settings(configs: Many<Doc>, name: string): readonly Doc[] {
  return configs.items.filter(({ body }) => settled(body.get("function_name")) === name && written(body, "parent_id") === undefined);
}

function argument(config: Doc, name: string, absent: Fact<boolean>): Fact<boolean> {
  const all = blocks(config.body, "function_args");
  const found = all.items.find((each) => settled(each.get("arg_name")) === name);
  if (found !== undefined) return word(found, "arg_value", switches, absent);
  return all.open[0] === undefined ? absent : unknownBecause(all.open[0], config.at);
}

/** Settings of which the name is not known may be any. */
function unread(configs: Many<Doc>): readonly Fact<boolean>[] {
  const unnamed = configs.items.flatMap(({ body, at }) => {
    const name = settled(body.get("function_name"));
    return typeof name === "object" && name?.is === "unresolved" ? [unknownBecause(name.why, at)] : [];
  });
  return [...unnamed, ...configs.open.map((why) => unknownBecause(why))];
}

/** HTTP is sent on to HTTPS, and nothing sends it back. */
export function forcesHttps(configs: Many<Doc>): Fact<boolean> {
  const on = (name: string): Fact<boolean> =>
    strictest([...settings(configs, name).map((each) => provided(each, argument(each, "enable", unset))), ...unread(configs), unset]);
  const back = on("http_force");
  if (back.state === "known" && back.value) return known(false, { at: back.at });
  const forced = on("https_force");
  return forced.state === "known" && forced.value && back.state === "unknown" ? back : forced;
}

/** The oldest version that is on. What holds where nothing is set is documented nowhere. */
export function minTls(configs: Many<Doc>, at: Doc["at"]): Fact<TlsVersion> {
  const unsaid = unknown("not-visible", "the TLS versions that are on by default", at);
  const [config] = settings(configs, "https_tls_version");
  const [doubt] = unread(configs);
  if (config === undefined) return doubt?.state === "unknown" ? doubt : unsaid;
  if (config.presence.state === "unknown") return unknownBecause(config.presence.why, at);
  for (const [name, version] of [
    ["tls10", "1.0"],
    ["tls11", "1.1"],
    ["tls12", "1.2"],
    ["tls13", "1.3"],
  ] as const) {
    const on = argument(config, name, unsaid);
    if (on.state !== "known") return on;
    if (on.value) return known(version, { at: config.at });
  }
  return unknown("unexpected-value", "no TLS version is on", config.at);
}
