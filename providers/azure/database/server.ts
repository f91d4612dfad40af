import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import { mapMany, none, union } from "../../../src/model/many.ts";
import { attached, defineMapper, type Mapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { isNamed } from "../switches.ts";
import { databaseTypes, platformWideAccess, serverFacts } from "./access.ts";
import { behind } from "./allow-list.ts";
import type { Family } from "./families.ts";
import { ruleOf } from "./firewall.ts";

/** What sets one kind of server apart. */
export interface ServerForm {
  readonly reads: string | readonly string[];
  readonly engine: string;
  readonly port: number;
  readonly publicAccess: (doc: Doc) => Fact<boolean>;
  /** How it is encrypted, audited and spoken to. */
  readonly security: Family;
  /** Firewall rules, and the attributes by which they name their server. */
  readonly rules: readonly string[];
  readonly by: readonly string[];
  /** Their type in Azure Resource Manager, if there is one. */
  readonly armRules: readonly string[];
}

/** A server whose firewall is a list of rules; no rule means nobody: https://learn.microsoft.com/azure/azure-sql/database/firewall-configure */
export function server({ reads, engine, port, publicAccess, rules, by, armRules, security }: ServerForm): Mapper {
  return defineMapper({
    provider: "azure",
    reads,
    kinds: ["database"],
    identity: ["name"],
    with: { split: attached(rules, by), children: attached(armRules, "parent_id") },
    also: databaseTypes,
    map: (doc, { split, children }, links) => {
      const open = publicAccess(doc);
      const allowList = behind(open, mapMany(union([split, children]), ruleOf));
      return {
        ...security(doc, links),
        ...serverFacts(doc, links, [isNamed(doc.body, "delegated_subnet_id")]),
        role: "server",
        engine: known(engine),
        port: known(port, { basis: "platform" }),
        publicAccess: open,
        allowList,
        platformWideAccess: platformWideAccess(allowList, doc),
        guards: none,
        ...azureBase("database", doc),
      };
    },
  });
}
