/** What is asked about the access lists of listeners. */
import type { Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { numbered, tokened } from "../paging.ts";

export const CLASSIC_LIST = "slb.ListedAccessControlList";
export const CLASSIC_ENTRIES = "slb.AccessControlList";
export const APPLICATION_LIST = "alb.ListedAccessControlList";
export const APPLICATION_ENTRIES = "alb.AccessControlList";

/** The entries come in pages, each an answer of its own. */
function pageOf(request: Json): { readonly id: string; readonly plus: Json } {
  const list = textOf(request["AclId"]);
  const page = textOf(request["NextToken"]) || String(Number(request["Page"] ?? 1));
  return { id: page === "1" ? list : `${list}/${page}`, plus: { AclId: list } };
}

const entriesAt =
  (path: string): Call["find"] =>
  (body, request) =>
    objectsAt(body, path) === undefined ? undefined : [{ ...pageOf(request), body, path: "" }];

export const listQuestions: readonly Call[] = [
  listed("slb.DescribeAccessControlLists", {
    yields: CLASSIC_LIST,
    items: "Acls.Acl",
    id: "AclId",
    pages: numbered({ items: "Acls.Acl", size: 50 }),
    includes: [CLASSIC_ENTRIES],
  }),
  {
    ...about("slb.DescribeAccessControlListAttribute", {
      of: CLASSIC_LIST,
      yields: CLASSIC_ENTRIES,
      from: "AclId",
      pages: numbered({ items: "AclEntrys.AclEntry", size: 50, page: "Page", total: "TotalAclEntry" }),
      find: entriesAt("AclEntrys.AclEntry"),
    }),
    about: pageOf,
  },
  listed("alb.ListAcls", {
    yields: APPLICATION_LIST,
    items: "Acls",
    id: "AclId",
    pages: tokened(100),
    includes: [APPLICATION_ENTRIES],
  }),
  {
    ...about("alb.ListAclEntries", {
      of: APPLICATION_LIST,
      yields: APPLICATION_ENTRIES,
      from: "AclId",
      pages: tokened(100),
      find: entriesAt("AclEntries"),
    }),
    about: pageOf,
  },
];
