import type { Doc } from "../../../src/iac/document.ts";
import { unknown } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import { mapMany, present, union, type Many } from "../../../src/model/many.ts";
import { list, ref, refOf } from "../../../src/provider/read.ts";

/** The security groups that an application or a network load balancer joins, written in it or attached to it. */
export function guardsOf(doc: Doc, attached: Many<Doc>): Many<DatabaseGuard> {
  const at = doc.body.placeOf("security_group_ids") ?? doc.at;
  return union([
    mapMany(list(doc.body, "security_group_ids"), (each) => ({ presence: present, at, label: "security group", group: refOf(each, at) })),
    mapMany(attached, (each) => ({
      presence: each.presence,
      at: each.at,
      label: "security group",
      group: ref(each.body, "security_group_id", unknown("computed", `${each.name}.security_group_id`, each.at)),
    })),
  ]);
}
