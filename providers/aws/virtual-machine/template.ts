/** The launch template that an instance is made from. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, settled } from "../../../src/provider/read.ts";

export const TEMPLATE = "aws_launch_template";

/** `undefined`: none. The code declares the newest version of a template; a fixed number may be an older one and stays unread. */
export function templateOf(doc: Doc, links: Links): Fact<Doc> | undefined {
  const { items, open } = blocks(doc.body, "launch_template");
  if (open[0] !== undefined) return unknownBecause(open[0], doc.at);
  const [block] = items;
  if (block === undefined) return undefined;
  if (block.doubt !== undefined) return unknownBecause(block.doubt, block.at);
  if (!isNewest(block)) return unknown("not-visible", "this version of the launch template", block.placeOf("version") ?? block.at);
  const named = block.get("id") ?? block.get("name");
  const found = links.target(doc, named ?? null, [TEMPLATE], ["id", "name"]);
  if (found.state !== "known" || found.value.presence.state !== "unknown") return found;
  return unknownBecause(found.value.presence.why, block.at);
}

/** Nothing, `$Default`, `$Latest`, or the template's own version attribute. */
function isNewest(block: MapValue): boolean {
  const written = block.get("version");
  if (written === undefined || written === null) return true;
  const version = typeof written === "object" && written.is === "template" && written.parts.length === 1 ? written.parts[0] : written;
  if (typeof version === "object" && version.is === "reference") return /^(latest|default)_version$/.test(version.path);
  const word = settled(version);
  return word === "$Latest" || word === "$Default";
}
