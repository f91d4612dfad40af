import type { Doc } from "../../../src/iac/document.ts";
import { isMap } from "../../../src/iac/value.ts";
import { known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import { anyOf, sameName } from "../satellites.ts";
import type { Links } from "../../../src/provider/link.ts";
import { list, refOf } from "../../../src/provider/read.ts";

/** Where a machine group names itself, its project and its members. */
const groups: Readonly<Record<string, { readonly name: string; readonly project: string; readonly members: string }>> = {
  alicloud_log_machine_group: { name: "name", project: "project", members: "identify_list" },
  alicloud_sls_machine_group: { name: "group_name", project: "project_name", members: "machine_list" },
};
const ATTACHMENT = "alicloud_logtail_attachment";
export const logTypes: readonly string[] = [...Object.keys(groups), ATTACHMENT];

/**
 * Logs are shipped where a machine group lists the machine and a Logtail configuration is applied to that group. Groups mostly list
 * addresses or marks that code does not tie to a machine, so their silence means nothing.
 */
export function logsShipped(doc: Doc, links: Links): Fact<boolean> {
  const mine = links.ofType(doc, Object.keys(groups)).filter((group) => lists(group, doc));
  const shipped = strictest(mine.map((group) => anyOf({ items: applied(group, links), open: [] }, () => present(group))));
  return shipped.state === "known" && !shipped.value
    ? unknown("not-in-format", "a log agent that the image or a machine group brings", doc.at)
    : shipped;
}

function present(group: Doc): Fact<boolean> {
  return group.presence.state === "unknown" ? group.presence : known(true, { at: group.at });
}

function lists(group: Doc, machine: Doc): boolean {
  return list(group.body, groups[group.type]?.members ?? "").items.some((each) => {
    if (isMap(each)) return false;
    const member = refOf(each);
    return member.state === "known" && member.value === machine.id;
  });
}

function applied(group: Doc, links: Links): readonly Doc[] {
  const at = groups[group.type];
  if (at === undefined) return [];
  return links
    .ofType(group, [ATTACHMENT])
    .filter(
      ({ body }) =>
        names(body.get("machine_group_name"), at.name, group) && sameName(body.get("project"), group.body.get(at.project)) === true,
    );
}

function names(value: ReturnType<Doc["body"]["get"]>, path: string, group: Doc): boolean {
  const handle = value === undefined ? undefined : refOf(value);
  return handle?.state === "known" && (handle.value === group.id || sameName(value, group.body.get(path)) === true);
}
