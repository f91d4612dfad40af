/** The addresses that access lists admit to running listeners. A list that blocks admits everybody else, so it is as good as none. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { flatMapMany, none, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, isAbsent, list } from "../../../src/provider/read.ts";
import { owedWord, saidBy } from "../answered.ts";
import { written } from "../base.ts";
import { addressesIn } from "./addresses-live.ts";
import { APPLICATION_ENTRIES, APPLICATION_LIST, CLASSIC_ENTRIES, CLASSIC_LIST } from "./lists-questions.ts";
import { APPLICATION_ATTRIBUTE } from "./questions.ts";

/** Classic: the listener itself says whether a list is on, which sort it is of, and which ones. */
export function classicList(listener: Doc, links: Links): Many<AllowedAddresses> {
  const on = owedWord(listener.body, "AclStatus", { on: true, off: false });
  return onlyIf(on, () =>
    onlyIf(owedWord(listener.body, "AclType", { white: true, black: false }), () => {
      const several = list(listener.body, "AclIds");
      const first = written(listener.body, "AclId");
      const named = several.items.length > 0 || first === undefined ? several.items : [first];
      const open = named.length === 0 && several.open.length === 0 ? [because("owed", "AclIds", listener.at)] : several.open;
      return flatMapMany({ items: named, open }, (each) => classicEntries(listener, each, links));
    }),
  );
}

function classicEntries(listener: Doc, named: Value, links: Links): Many<AllowedAddresses> {
  return flatMapMany(links.targets(listener, named, [CLASSIC_LIST], ["AclId"]), (acl) =>
    flatMapMany(links.attached(acl, [CLASSIC_ENTRIES], ["AclId"], ["AclId"]), (page) =>
      flatMapMany(held(page.body, "AclEntrys", page), (outer) => addressesIn(held(outer, "AclEntry", page), "AclEntryIP")),
    ),
  );
}

/** Application: attributes of the listener name its lists. One without any has no such member. */
export function applicationList(listener: Doc, links: Links): Many<AllowedAddresses> {
  const attributes = links.attached(listener, [APPLICATION_ATTRIBUTE], ["ListenerId"], ["ListenerId"]);
  const white = saidBy(attributes, "alb.GetListenerAttribute", ({ body, at }): Fact<boolean> => {
    if (isAbsent(body, "ListenerProtocol")) return unknown("owed", "AclConfig", at);
    const named = list(body, "AclConfig.AclRelations");
    const none = written(body, "AclConfig.AclType") === undefined && named.items.length === 0 && named.open.length === 0;
    return none ? known(false, { at }) : owedWord(body, "AclConfig.AclType", { White: true, Black: false });
  });
  return onlyIf(white, () =>
    flatMapMany(attributes, (attribute) =>
      flatMapMany(blocks(attribute.body, "AclConfig"), (config) =>
        flatMapMany(held(config, "AclRelations", attribute), (relation) => applicationEntries(attribute, relation, links)),
      ),
    ),
  );
}

/** A list that is being attached or taken off keeps nobody out for sure. */
function applicationEntries(attribute: Doc, relation: MapValue, links: Links): Many<AllowedAddresses> {
  return onlyIf(owedWord(relation, "Status", { Associated: true }), () =>
    flatMapMany(listNamed(attribute, relation, links), (acl) =>
      flatMapMany(links.attached(acl, [APPLICATION_ENTRIES], ["AclId"], ["AclId"]), (page) =>
        addressesIn(held(page.body, "AclEntries", page), "Entry"),
      ),
    ),
  );
}

function listNamed(attribute: Doc, relation: MapValue, links: Links): Many<Doc> {
  const named = written(relation, "AclId");
  return named === undefined
    ? opened([], because("owed", "AclId", attribute.at))
    : links.targets(attribute, named, [APPLICATION_LIST], ["AclId"]);
}

function onlyIf(fact: Fact<boolean>, then: () => Many<AllowedAddresses>): Many<AllowedAddresses> {
  if (fact.state === "unknown") return opened([], fact.why);
  return fact.state === "known" && fact.value ? then() : none;
}

/** A list that every answer of the sort has. */
function held(body: MapValue, path: string, { at }: Doc): Many<MapValue> {
  return isAbsent(body, path) ? opened([], because("owed", path, at)) : blocks(body, path);
}
