import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { written } from "../base.ts";
import { launchTemplates } from "./shapes.ts";

/**
 * The launch template that a machine is made from, `null` when it names none. The code of a template is one version of it:
 * a machine that is pinned to a numbered version may be made from another.
 */
export function launchTemplateOf(doc: Doc, links: Links): Fact<Doc | null> {
  const named = written(doc.body, "launch_template_id") ?? written(doc.body, "launch_template_name");
  if (named === undefined) return known(null);
  const version = written(doc.body, "launch_template_version");
  if (typeof version === "string" || typeof version === "number") {
    return unknown("not-visible", `launch_template_version ${String(version)}`, doc.body.placeOf("launch_template_version"));
  }
  return links.target(doc, named, launchTemplates, ["launch_template_name", "name", "id"]);
}

/** What the machine itself says, else what its template says, else `last`. */
export function inherited<T>(doc: Doc, template: Fact<Doc | null>, said: (doc: Doc) => Fact<T> | undefined, last: Fact<T>): Fact<T> {
  const own = said(doc);
  if (own !== undefined) return own;
  if (template.state !== "known") return template;
  return (template.value === null ? undefined : said(template.value)) ?? last;
}
