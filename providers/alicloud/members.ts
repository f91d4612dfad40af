/** The accounts of a resource directory. */
import type { Operation } from "../../src/provider/adapter.ts";
import { textOf, type Json } from "../../src/provider/json.ts";
import type { Send } from "../../src/provider/session.ts";
import { objectsAt } from "./answers.ts";
import type { AlicloudOptions } from "./options.ts";
import { numbered } from "./paging.ts";
import { cannotOpen } from "./refusal.ts";

export const directoryOperations: readonly Operation[] = [
  { operation: "resourcemanager.ListAccounts", permissions: ["resourcemanager:ListAccounts"] },
];

const pages = numbered({ items: "Accounts.Account", size: 100 });

/** Accounts that were never made, or are no longer of the directory (`Status` of ListAccounts). */
const GONE = /^(Removed|Create(Verifying|Failed|Expired|Cancelled))$/;

/** The accounts that a scan is to read, its own included where the whole directory is meant. Throws `CannotOpen` when the directory cannot be listed to its end. */
export async function accountsToRead(self: string, send: Send, options: AlicloudOptions): Promise<readonly string[]> {
  if (options.accounts !== undefined) return [...new Set(options.accounts)];
  if (!options.organization) return [self];
  const found = new Set([self]);
  let seen = 0;
  let request: Json = pages.first({});
  for (;;) {
    const reply = await send({
      operation: "resourcemanager.ListAccounts",
      region: null,
      request,
      accepts: (body) => objectsAt(body, "Accounts.Account") !== undefined,
    });
    if (!reply.ok) throw cannotOpen.directory(reply.failure);
    const accounts = objectsAt(reply.body, "Accounts.Account") ?? [];
    for (const account of accounts) if (!GONE.test(textOf(account["Status"]))) found.add(textOf(account["AccountId"]));
    seen += accounts.length;
    const next = pages.next({ request, body: reply.body, seen });
    if (next === "broken") throw cannotOpen.directory({ kind: "malformed", code: "PagesContradict" });
    if (next === "last") return [...found].sort();
    request = next;
  }
}

export function roleArn(account: string, role: string): string {
  return `acs:ram::${account}:role/${role}`;
}
