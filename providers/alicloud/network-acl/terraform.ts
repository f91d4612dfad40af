import { closed } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { alicloudBase } from "../base.ts";
import { prefixLists } from "../traffic.ts";
import { directions, entriesOf } from "./entries.ts";

/** Entries are tried in order and the first match decides; what none matches is dropped. */
const networkAcl = defineMapper({
  provider: "alicloud",
  reads: "alicloud_network_acl",
  kinds: ["network-acl"],
  identity: ["id"],
  with: { entries: attached("alicloud_network_acl_entries", "network_acl_id") },
  also: prefixLists,
  map: (acl, { entries }, links) => ({
    semantics: "first-match",
    rules: closed(directions.flatMap((direction) => entriesOf(acl, entries, links, direction))),
    ...alicloudBase("network-acl", acl, { named: ["network_acl_name", "name"] }),
  }),
});

export const mappers = [networkAcl];
