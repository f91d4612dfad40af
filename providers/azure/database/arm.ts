import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { flatMapMany, mapMany, none, union, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper, type Mapper } from "../../../src/provider/mapper.ts";
import { blocks, word } from "../../../src/provider/read.ts";
import { absentIn, armBase, armIdentity, childrenListed, isLive } from "../arm-document.ts";
import { isNamed } from "../switches.ts";
import { databaseTypes, platformWideAccess, serverFacts } from "./access.ts";
import { accessWords, behind } from "./allow-list.ts";
import { otherArmForms } from "./arm-other-forms.ts";
import { servers, type ArmServerForm } from "./arm-servers.ts";
import { delegated } from "./delegation.ts";
import { armFirewallRule, ruleOf } from "./firewall.ts";

function server(form: ArmServerForm): Mapper {
  const { reads, rules, also, engine, port } = form;
  return defineMapper({
    provider: "azure",
    reads,
    kinds: ["database"],
    identity: armIdentity,
    with: { children: attached(rules, "parent_id"), split: attached(also, ["server_id", "server_name", "mongo_cluster_id"]) },
    also: databaseTypes,
    map: (doc, { children, split }, links) => {
      const publicAccess = accessOf(doc, form);
      const allowList = behind(publicAccess, isLive(doc) ? listedRules(children) : mapMany(union([children, split]), ruleOf));
      return {
        ...form.security(doc, links),
        ...serverFacts(doc, links, form.subnet === undefined ? [] : [isNamed(doc.body, form.subnet)]),
        platformWideAccess: platformWideAccess(allowList, doc),
        role: "server",
        engine: known(engine),
        port: known(port, { basis: "platform" }),
        publicAccess,
        allowList,
        guards: none,
        ...armBase("database", doc),
      };
    },
  });
}

/** Preview versions of flexible servers wrote the switch where the single servers do. */
function accessOf(doc: Doc, { access, subnet }: ArmServerForm): Fact<boolean> {
  const absent = absentIn(doc, access, known(true, { basis: "default", at: doc.at }));
  const written = word(doc.body, access, accessWords, word(doc.body, "properties.publicNetworkAccess", accessWords, absent));
  return subnet === undefined ? written : delegated(doc.body, subnet, written);
}

/** Firewall rules are answered server by server, page by page. */
function listedRules(pages: Many<Doc>): Many<AllowedAddresses> {
  return flatMapMany(childrenListed(pages, "firewall rule"), (page) =>
    mapMany(blocks(page.body, "value"), (body) => armFirewallRule(body, page)),
  );
}

export const mappers = [...servers.map(server), ...otherArmForms];
