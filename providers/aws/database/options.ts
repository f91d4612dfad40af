import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, presenceOf, settled, text, valueAt } from "../../../src/provider/read.ts";

export const OPTION_GROUP = "aws_db_option_group";

/**
 * Whether the option group of a database has an option: `false`, or the text of one of its settings, or `true` where that is not asked for or
 * not written. Groups that AWS makes are called `default:<family>` and hold no options.
 */
export function optionOf(doc: Doc, option: string, links: Links, setting?: string): Fact<string | boolean> {
  const { value } = valueAt(doc.body, "option_group_name");
  const name = settled(value);
  if (value === undefined || name === "" || (typeof name === "string" && name.startsWith("default:")))
    return known(false, { basis: "default" });
  const group = links.target(doc, value, [OPTION_GROUP], ["name", "id", "arn"]);
  if (group.state !== "known") return group;
  if (group.value.presence.state === "unknown") return unknownBecause(group.value.presence.why, group.value.at);
  const { items, open } = blocks(group.value.body, "option");
  for (const each of items) {
    const written = text(each, "option_name", unknown("unexpected-value", "option without option_name", each.at));
    if (written.state === "unknown") return written;
    if (written.state !== "known" || written.value !== option) continue;
    const presence = presenceOf(each);
    if (presence.state === "unknown") return unknownBecause(presence.why, each.at);
    const found = blocks(each, "option_settings").items.find((one) => settled(one.get("name")) === setting);
    const missing: Fact<string> = unknown("unexpected-value", `${option} without value`, each.at);
    return found === undefined ? known(true, { at: each.at }) : text(found, "value", missing);
  }
  return open[0] === undefined ? known(false, { basis: "default", at: group.value.at }) : unknownBecause(open[0], group.value.at);
}
