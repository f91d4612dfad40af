import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import { mapMany, none, union } from "../../../src/model/many.ts";
import { attached, defineMapper, type Mapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { behind } from "./allow-list.ts";
import { ruleOf } from "./firewall.ts";

/** What sets one kind of server apart. */
export interface ServerForm {
  readonly reads: string | readonly string[];
  readonly engine: string;
  readonly port: number;
  readonly publicAccess: (doc: Doc) => Fact<boolean>;
  /** Firewall rules, and the attributes by which they name their server. */
  readonly rules: readonly string[];
  readonly by: readonly string[];
  /** Their type in Azure Resource Manager, if there is one. */
  readonly armRules: readonly string[];
}

/** A server whose firewall is a list of rules; no rule means nobody: https://learn.microsoft.com/azure/azure-sql/database/firewall-configure */
export function server({ reads, engine, port, publicAccess, rules, by, armRules }: ServerForm): Mapper {
  return defineMapper({
    provider: "azure",
    reads,
    kinds: ["database"],
    identity: ["name"],
    with: { split: attached(rules, by), children: attached(armRules, "parent_id") },
    map: (doc, { split, children }) => {
      const open = publicAccess(doc);
      return {
        ...azureBase("database", doc),
        role: "server",
        engine: known(engine),
        port: known(port, { basis: "platform" }),
        publicAccess: open,
        allowList: behind(open, mapMany(union([split, children]), ruleOf)),
        guards: none,
      };
    },
  });
}
