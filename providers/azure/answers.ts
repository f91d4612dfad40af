/** The calls to Azure Resource Manager, in the few forms that they have. Paths of requests are ids of resources, with what is asked below them. */
import { detail, listing, type Call, type Detail, type Found, type Listing } from "../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../src/provider/json.ts";
import { byLink } from "../../src/provider/paging.ts";
import type { KindName } from "../../src/model/kinds.ts";
import { TYPE_NOT_OFFERED } from "./session.ts";

/** Codes that say that nothing of the kind can exist: the cloud has no such type, or the subscription never registered its provider. */
const absent = [TYPE_NOT_OFFERED, "MissingSubscriptionRegistration", "SubscriptionNotRegistered", "InvalidResourceNamespace"];
const pages = byLink({ next: "nextLink", path: "path" });

interface More {
  /** Native type of the documents, where it is not the type listed. */
  readonly yields?: string;
  readonly includes?: readonly string[];
  /** Operation, where the type has several. */
  readonly form?: string;
  readonly notIn?: readonly string[];
}

/** Lists the resources of a type in the subscription. `lists`: kinds that they, and what is asked about them, fill. */
export function resources(type: string, lists: readonly KindName[], { form = "list", ...more }: More = {}): Listing {
  return listing({
    provider: "azure",
    operation: `GET ${type} (${form})`,
    permissions: [`${type}/read`],
    yields: type,
    covers: "account",
    lists,
    absent,
    pages,
    ...more,
    find: (body) =>
      itemsAt(body, "value")?.map((item, index) => {
        const each = found(item, `value[${String(index)}]`);
        return { ...each, plus: { ...each.plus, parent_id: holderOf(each.plus.key) } };
      }),
  });
}

/** What is asked about the resources of another type. */
interface Below {
  /** Native type of the resources that are asked about. */
  readonly of: string;
  /** What is asked, below the id of each. */
  readonly at: string;
  /** Which of them are asked about; all where nothing is said. */
  readonly when?: (owner: Json) => boolean;
}

/** Lists the children of each resource of another type, one document a child. `lists` of the listing of that other type names their kind. */
export function children(type: string, below: Below, more: More = {}): Detail {
  return detail({
    yields: type,
    ...common(type, below, more),
    pages,
    about: (request) => ownersOf(request, below).map((owner) => ({ id: `${owner.slice(1)}/*`, plus: { parent_id: owner } })),
    find: (body, request) =>
      ownedBy(request, below, (owner) =>
        itemsAt(body, "value")?.map((item, index) => {
          const each = found(item, `value[${String(index)}]`);
          return { ...each, plus: { ...each.plus, parent_id: owner } };
        }),
      ),
  });
}

/** A list of children, one document a page, for facts that must know whether the list of an owner was seen to its end. `tail`: the part of the owner that they belong to. */
export function childPages(
  type: string,
  yields: string,
  below: Below,
  { tail = "", ...more }: More & { readonly tail?: string } = {},
): Detail {
  const page = (request: Json, owner: string): Pick<Found, "id" | "plus"> => {
    const subject = (owner + tail).toLowerCase();
    return { id: `${subject.slice(1)}/${queryOf(request)}`, plus: { parent_id: subject } };
  };
  return detail({
    ...common(type, below, more),
    yields,
    pages,
    about: (request) => ownersOf(request, below).map((owner) => page(request, owner)),
    find: (body, request) =>
      ownedBy(request, below, (owner) =>
        itemsAt(body, "value") === undefined ? undefined : [{ ...page(request, owner), body, path: "" }],
      ),
  });
}

/** One child that each resource has. `none`: codes that say that it has none, and what stands for that. `holds`: a member that the answer must have. */
export function onlyChild(
  type: string,
  below: Below,
  more: Pick<Call, "none"> & { readonly holds?: string; readonly yields?: string } = {},
): Detail {
  const { none, holds = "properties", yields = type } = more;
  const child = (owner: string): Pick<Found, "id" | "plus"> => ({
    id: `${owner.slice(1)}${below.at.toLowerCase()}`,
    plus: { parent_id: owner },
  });
  return detail({
    ...common(type, below, { form: "item" }),
    yields,
    about: (request) => ownersOf(request, below).map(child),
    find: (body, request) =>
      ownedBy(request, below, (owner) => (body[holds] === undefined ? undefined : [{ ...child(owner), body, path: "" }])),
    ...(none === undefined ? {} : { none }),
  });
}

/** Asks for each resource by itself that a list named in short. */
export function each(type: string, of: string): Detail {
  const owner = (request: Json): string => pathOf(request).toLowerCase();
  const one = (request: Json): Pick<Found, "id" | "plus"> => {
    const key = owner(request);
    return { id: key.slice(1), plus: { key, parent_id: key.split("/").slice(0, -2).join("/") } };
  };
  return detail({
    ...common(type, { of, at: "" }, { form: "item" }),
    yields: type,
    about: one,
    find: (body, request) => (body["properties"] === undefined ? undefined : [{ ...one(request), body, path: "" }]),
  });
}

function common(
  type: string,
  { of, at, when = () => true }: Below,
  { form = "list", ...more }: More,
): Pick<Detail, "provider" | "operation" | "permissions" | "of" | "ask"> & Partial<Detail> {
  return {
    provider: "azure",
    operation: `GET ${type} (${form})`,
    permissions: [`${type}/read`],
    of,
    ...more,
    ask: ([owner]) => {
      const id = textOf(owner?.["id"]).replace(/^\/+|\/+$/g, "");
      return owner === undefined || id === "" || !when(owner) ? undefined : { path: `/${id}${at}` };
    },
  };
}

/** The id, in lower case, of the resource that a request is about; none where the request is about one of another type. */
function ownersOf(request: Json, { of, at }: Below): readonly string[] {
  const path = pathOf(request).toLowerCase();
  const end = (at.split("?")[0] ?? "").toLowerCase();
  if (!path.endsWith(end)) return [];
  const owner = path.slice(0, path.length - end.length);
  return typeOfId(owner) === of.toLowerCase() ? [owner] : [];
}

/** Several calls share an operation, and an answer kept from one is none of the others'. A link to a next page that leads elsewhere is no answer at all. */
function ownedBy<T>(request: Json, below: Below, read: (owner: string) => readonly T[] | undefined): readonly T[] | undefined {
  const [owner] = ownersOf(request, below);
  if (owner !== undefined) return read(owner);
  return /^https:/i.test(textOf(request["path"])) ? undefined : [];
}

/** `microsoft.sql/servers` of an id in lower case. */
function typeOfId(id: string): string {
  const start = id.lastIndexOf("/providers/");
  const [namespace = "", ...parts] = id.slice(start + "/providers/".length).split("/");
  return start < 0 || parts.length % 2 !== 0 ? "" : [namespace, ...parts.filter((_, index) => index % 2 === 0)].join("/");
}

/** What holds a resource: its group, or the subscription. */
function holderOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf("/providers/")));
}

function found(item: Json, path: string): Found & { readonly plus: { readonly key: string } } {
  const written = textOf(item["id"]).toLowerCase();
  const key = written === "" ? path : `/${written.replace(/^\/+|\/+$/g, "")}`;
  const location = textOf(item["location"]).toLowerCase().replaceAll(/\s/g, "");
  return { id: key.replace(/^\//, ""), body: item, path, plus: { key }, ...(location === "" ? {} : { region: location }) };
}

/** Path of a request without host and query. */
function pathOf(request: Json): string {
  const path = textOf(request["path"]).replace(/^https:\/\/[^/]+/i, "");
  return path.split("?")[0] ?? "";
}

/** What tells one page from the next. */
function queryOf(request: Json): string {
  const query = textOf(request["path"]).split("?")[1] ?? "";
  const parts = query.split("&").filter((part) => part !== "" && !/^api-version=/i.test(part));
  return parts.length === 0 ? "first" : parts.join("&");
}
