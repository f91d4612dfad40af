import type { Doc } from "../iac/document.ts";
import { unknown, type Fact } from "../model/fact.ts";
import type { Listed } from "../model/inventory.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import { present } from "../model/many.ts";
import type { RootFacts } from "../model/kinds/account.ts";
import type { ProviderName, Scope } from "../model/resource.ts";
import { isCode } from "../model/scope.ts";
import { accountRef } from "../provider/base.ts";

/** Local names of Terraform providers, and names of clouds in live answers. */
const owners: Readonly<Record<string, ProviderName>> = {
  aws: "aws",
  awscc: "aws",
  azure: "azure",
  azurerm: "azure",
  azapi: "azure",
  azuread: "azure",
  alicloud: "alicloud",
};

/** The cloud that a document belongs to. The type's own prefix decides, because a provider may go by any local name. */
export function ownerOf({ type, provider }: { readonly type: string; readonly provider: string }): ProviderName | "other" {
  return owners[type.split("_")[0] ?? ""] ?? owners[provider] ?? "other";
}

/**
 * One account for each cloud in each scope, so that what every account must have can be asked for. A running account is there because it
 * answered; code declares none, so its accounts are asked only where the user says that the code is complete for them.
 * `mapped` are resources made already: an account among them stands for itself.
 */
export function accountsOf(
  docs: readonly Doc[],
  listed: readonly Listed[],
  complete: readonly KindName[],
  mapped: readonly Resource[] = [],
): readonly Resource<"account">[] {
  const told = new Set(mapped.filter((each) => each.kind === "account").flatMap((each) => [each.id, ...each.aliases]));
  const accounts = new Map<string, Resource<"account">>();
  const running = new Set<Scope>(
    listed.filter((each) => each.kinds !== "every" && each.kinds.includes("account")).map((each) => each.scope),
  );
  for (const doc of docs) {
    const provider = ownerOf({ type: doc.type, provider: doc.provider.name });
    if (provider === "other" || !(isCode(doc.scope) ? complete.includes("account") : running.has(doc.scope))) continue;
    const id = accountRef(doc.scope, provider);
    if (!accounts.has(id) && !told.has(id)) accounts.set(id, accountIn(doc, id, provider));
  }
  return [...accounts.values()];
}

function accountIn(doc: Doc, id: string, provider: ProviderName): Resource<"account"> {
  const [, cloud = null, account = null] = isCode(doc.scope) ? [] : doc.scope.split("/");
  const name = account ?? provider;
  return {
    kind: "account",
    id,
    provider,
    cloud,
    account,
    region: null,
    scope: doc.scope,
    native: "account",
    name,
    aliases: [],
    presence: present,
    at: doc.at,
    escapes: [],
    ...rootUnseen(isCode(doc.scope)),
  };
}

/** Code says nothing about the owner of an account; an answer that does is mapped. */
function rootUnseen(code: boolean): RootFacts {
  const unseen: Fact<never> = unknown(code ? "not-in-format" : "not-listed", "root user");
  return { rootConsoleAccess: unseen, rootMfa: unseen, rootKeys: unseen, rootLastUsed: unseen };
}
