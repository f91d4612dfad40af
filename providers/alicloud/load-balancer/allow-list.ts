/** Access lists of listeners. A list that blocks admits everybody else, so it is as good as none. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { flatMapMany, mapMany, none, opened, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, factOf, presenceOf, valueAt, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { asAddresses } from "../traffic.ts";

interface Lists {
  readonly type: string;
  /** Where the list itself holds entries, and the resource that adds one. */
  readonly inline: string;
  readonly entry: string;
}

const classic: Lists = { type: "alicloud_slb_acl", inline: "entry_list", entry: "alicloud_slb_acl_entry_attachment" };
const application: Lists = { type: "alicloud_alb_acl", inline: "acl_entries", entry: "alicloud_alb_acl_entry_attachment" };
const ATTACHMENT = "alicloud_alb_listener_acl_attachment";

export const classicListTypes: readonly string[] = [classic.type, classic.entry];
export const applicationListTypes: readonly string[] = [application.type, application.entry, ATTACHMENT];

const sorts = { white: true, black: false } as const;
const noType = (at: Doc["at"]): Fact<boolean> => unknown("unexpected-value", "access list without acl_type", at);

/** Classic: `acl_status` turns the list on. */
export function classicAllowList(listener: Doc, links: Links): Many<AllowedAddresses> {
  const { body, at } = listener;
  const on = word(body, "acl_status", { on: true, off: false }, known(false, { basis: "default", at }));
  return onlyIf(on, () =>
    onlyIf(word(body, "acl_type", sorts, noType(at)), () => {
      const named = written(body, "acl_ids") ?? written(body, "acl_id");
      return entriesOf(listener, named, classic, known(true), links);
    }),
  );
}

/** Application: lists are attached to the listener, formerly by a block of its own. */
export function applicationAllowList(listener: Doc, links: Links): Many<AllowedAddresses> {
  const attached = links.attached(listener, [ATTACHMENT], ["listener_id"], ["id"]);
  const inline = blocks(listener.body, "acl_config");
  return union([
    flatMapMany(attached, (each) =>
      onlyIf(word(each.body, "acl_type", sorts, noType(each.at)), () =>
        entriesOf(each, written(each.body, "acl_id"), application, each.presence, links),
      ),
    ),
    flatMapMany(inline, (config) =>
      onlyIf(word(config, "acl_type", sorts, noType(listener.at)), () =>
        flatMapMany(blocks(config, "acl_relations"), (relation) =>
          entriesOf(listener, written(relation, "acl_id"), application, presenceOf(config), links),
        ),
      ),
    ),
  ]);
}

function onlyIf(fact: Fact<boolean>, then: () => Many<AllowedAddresses>): Many<AllowedAddresses> {
  if (fact.state === "unknown") return opened([], fact.why);
  return fact.state === "known" && fact.value ? then() : none;
}

function entriesOf(doc: Doc, named: Value | undefined, lists: Lists, presence: Fact<true>, links: Links): Many<AllowedAddresses> {
  const found = links.targets(doc, named, [lists.type], ["id"]);
  return flatMapMany(found, (list) => {
    const there = list.presence.state === "unknown" ? list.presence : presence;
    const added = links.attached(list, [lists.entry], ["acl_id"], ["id"]);
    return union([
      mapMany(blocks(list.body, lists.inline), (block) => entryIn(block, there.state === "unknown" ? there : presenceOf(block))),
      mapMany(added, (each) => entryIn(each.body, there.state === "unknown" ? there : each.presence)),
    ]);
  });
}

function entryIn(body: MapValue, presence: Fact<true>): AllowedAddresses {
  const { value, at } = valueAt(body, "entry");
  const addresses =
    value === undefined ? unknown("unexpected-value", "access list entry without an address", at) : factOf(value, "entry", asAddresses, at);
  return { presence, ...(at === undefined ? undefined : { at }), label: "entry", addresses };
}
