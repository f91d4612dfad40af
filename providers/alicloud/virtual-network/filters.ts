import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks } from "../../../src/provider/read.ts";
import { provided } from "../satellites.ts";

const ACLS = ["alicloud_network_acl", "alicloud_network_acl_attachment"];
const ATTACHMENT = "alicloud_vpc_network_acl_attachment";
export const vswitches: readonly string[] = ["alicloud_vswitch", "alicloud_subnet"];
export const filterTypes: readonly string[] = [...ACLS, ATTACHMENT];

/** Whether a network ACL stands before the vSwitch. There is no ACL by default, so one that nobody attaches is none. */
export function filtered(vswitch: Doc, links: Links): Fact<boolean> {
  const holders: readonly Attachment[] = [
    ...links.ofType(vswitch, ACLS).flatMap((acl) => attachmentsIn(acl)),
    ...links.ofType(vswitch, [ATTACHMENT]).map((doc) => ({ doc, body: doc.body })),
  ];
  const answers = holders.map(({ doc, body, doubt }): Fact<boolean> => {
    if (body === undefined) return doubt ?? known(false);
    const target = links.target(doc, body.get("resource_id") ?? null, vswitches, ["id"]);
    if (target.state === "unknown") return leadsAway(target.why.code) ? known(false) : unknownBecause(target.why);
    const on = known(target.state === "known" && target.value.id === vswitch.id, { at: body.at ?? doc.at });
    return body.doubt !== undefined && on.value ? unknownBecause(body.doubt) : provided(doc, on);
  });
  const escaped = vswitch.escapes.map((why) => unknownBecause(why));
  const none: Fact<boolean> = known(false, { basis: "default", at: vswitch.at });
  return strictest([...answers, ...escaped, none]);
}

/** A vSwitch outside the scan is not the one that is asked about. */
function leadsAway(code: string): boolean {
  return code === "outside-scan" || code === "data-source";
}

interface Attachment {
  readonly doc: Doc;
  readonly body?: MapValue;
  readonly doubt?: Fact<boolean>;
}

function attachmentsIn(doc: Doc): readonly Attachment[] {
  const all = blocks(doc.body, "resources");
  return [...all.items.map((body) => ({ doc, body })), ...all.open.map((why) => ({ doc, doubt: unknownBecause(why) }))];
}
