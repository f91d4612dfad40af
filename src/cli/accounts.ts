import type { Doc } from "../iac/document.ts";
import type { At } from "../model/at.ts";
import { unknown, type Fact } from "../model/fact.ts";
import type { Listed } from "../model/inventory.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import { present } from "../model/many.ts";
import type { RootFacts } from "../model/kinds/account.ts";
import type { ProviderName, Scope } from "../model/resource.ts";
import { isCode } from "../model/scope.ts";
import { accountRef } from "../provider/base.ts";

/** Local names of Terraform providers, and names of clouds in live answers. */
const clouds: Readonly<Record<string, ProviderName>> = {
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
  return clouds[type.split("_", 1)[0] ?? ""] ?? clouds[provider] ?? "other";
}

/** A cloud that has something in a scope, and where that is seen. */
export interface Owner {
  readonly provider: ProviderName;
  readonly scope: Scope;
  readonly at: At;
}

/** The clouds of a scope, each once. All documents must be of one scope or be told apart by theirs. */
export function ownersAmong(docs: readonly Doc[]): readonly Owner[] {
  const owners = new Map<string, Owner>();
  let last: Doc | undefined;
  for (const doc of docs) {
    const { type, provider: through, scope, at } = doc;
    const same = last?.type === type && last.scope === scope && last.provider === through;
    last = doc;
    if (same) continue;
    const provider = ownerOf({ type, provider: through.name });
    if (provider === "other") continue;
    const id = accountRef(scope, provider);
    if (!owners.has(id)) owners.set(id, { provider, scope, at });
  }
  return [...owners.values()];
}

/**
 * One account for each cloud in each scope, so that what every account must have can be asked for. A running account is there because it
 * answered; code declares none, so its accounts are asked only where the user says that the code is complete for them.
 * `mapped` are resources made already: an account among them stands for itself.
 */
export function accountsOf(
  owners: readonly Owner[],
  listed: readonly Listed[],
  complete: readonly KindName[],
  mapped: readonly Resource[] = [],
): readonly Resource<"account">[] {
  const told = new Set(mapped.filter((each) => each.kind === "account").flatMap((each) => [each.id, ...each.aliases]));
  const accounts = new Map<string, Resource<"account">>();
  const running = new Set<Scope>(
    listed.filter((each) => each.kinds !== "every" && each.kinds.includes("account")).map((each) => each.scope),
  );
  for (const owner of owners) {
    if (!(isCode(owner.scope) ? complete.includes("account") : running.has(owner.scope))) continue;
    const id = accountRef(owner.scope, owner.provider);
    if (!accounts.has(id) && !told.has(id)) accounts.set(id, accountIn(owner, id));
  }
  return [...accounts.values()];
}

function accountIn({ provider, scope, at }: Owner, id: string): Resource<"account"> {
  const [, cloud = null, account = null] = isCode(scope) ? [] : scope.split("/");
  const name = account ?? provider;
  return {
    kind: "account",
    id,
    provider,
    cloud,
    account,
    region: null,
    scope,
    native: "account",
    name,
    aliases: [],
    presence: present,
    at,
    escapes: [],
    ...rootUnseen(isCode(scope)),
  };
}

/** Code says nothing about the owner of an account; an answer that does is mapped. */
function rootUnseen(code: boolean): RootFacts {
  const unseen: Fact<never> = unknown(code ? "not-in-format" : "not-listed", "root user");
  return { rootConsoleAccess: unseen, rootMfa: unseen, rootKeys: unseen, rootLastUsed: unseen };
}
