import { detail, listing, type Call, type Found } from "../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../src/provider/json.ts";

/** The operations that list resources of a type and get one of them. `includes`: types that a resource holds inside itself. */
export function resources(type: string, includes: readonly string[] = []): readonly Call[] {
  const common = { provider: "azure", permissions: [`${type}/read`], yields: type, includes } as const;
  return [
    listing({
      ...common,
      operation: `GET ${type} (list)`,
      covers: "account",
      find: (body) => itemsAt(body, "value")?.map((item, index) => found(item, `value[${String(index)}]`)),
    }),
    detail({
      ...common,
      operation: `GET ${type} (item)`,
      of: type,
      ask: () => undefined,
      about: (request) => ({ id: pathOf(request).toLowerCase().replace(/^\//, "") }),
      find: (body) => [found(body, "")],
    }),
  ];
}

/** A list of children, one document a page, that belongs to the resource the request names. What cannot be read leaves a document that says so. */
export function childList(type: string, yields: string, ownerType: string, includes: readonly string[] = []): Call {
  const page = (request: Json): Pick<Found, "id" | "plus"> => {
    const owner = ownerOf(request, ownerType);
    const skip = /[?&]\$?skiptoken=([^&]*)/i.exec(pathOf(request))?.[1] ?? "first";
    return { id: `${owner.slice(1)}/${skip}`, plus: { parent_id: owner } };
  };
  return detail({
    provider: "azure",
    operation: `GET ${type} (list)`,
    permissions: [`${type}/read`],
    yields,
    includes,
    of: ownerType,
    ask: ([owner]) => ({ path: `${textOf(owner?.["id"])}` }),
    about: page,
    find: (body, request) => [{ ...page(request), body, path: "" }],
  });
}

/** One child that may not exist, such as the lifecycle policy of an account. */
export function onlyChild(type: string, ownerType: string, absent: { readonly codes: readonly string[]; readonly body: Json }): Call {
  const child = (request: Json): Pick<Found, "id" | "plus"> => {
    const owner = ownerOf(request, ownerType);
    return { id: owner.slice(1), plus: { parent_id: owner } };
  };
  return detail({
    provider: "azure",
    operation: `GET ${type} (item)`,
    permissions: [`${type}/read`],
    yields: type,
    of: ownerType,
    ask: ([owner]) => ({ path: `${textOf(owner?.["id"])}` }),
    about: child,
    find: (body, request) => [{ ...child(request), body, path: "" }],
    none: absent,
  });
}

/** What is set on a scope, which is the part of the path before the provider that is asked. Scopes of a subscription are listed under a name of their own. */
export function extensions(type: string): readonly Call[] {
  return ["list", "subscription, list"].map((form) =>
    listing({
      provider: "azure",
      operation: `GET ${type} (${form})`,
      permissions: [`${type}/read`],
      yields: type,
      covers: "account",
      find: (body, request) =>
        itemsAt(body, "value")?.map((item, index) => {
          const each = found(item, `value[${String(index)}]`);
          return { ...each, plus: { parent_id: scopeOf(request, type) } };
        }),
    }),
  );
}

function found(item: Json, path: string): Found {
  const key = typeof item["id"] === "string" ? item["id"].toLowerCase() : path;
  return { id: key.replace(/^\//, ""), body: item, path, plus: { key } };
}

function pathOf(request: Json): string {
  return typeof request["path"] === "string" ? request["path"] : "";
}

/** The id of the nearest resource of a type on the path, in lower case. */
function ownerOf(request: Json, ownerType: string): string {
  const path = pathOf(request).split("?")[0]?.toLowerCase() ?? "";
  const [namespace = "", ...types] = ownerType.toLowerCase().split("/");
  const start = path.lastIndexOf(`/providers/${namespace}/`);
  const parts = path.slice(start + 1).split("/");
  return start < 0 ? path : `${path.slice(0, start)}/${parts.slice(0, 2 + types.length * 2).join("/")}`;
}

function scopeOf(request: Json, type: string): string {
  const path = pathOf(request).split("?")[0] ?? "";
  const end = path.toLowerCase().lastIndexOf(`/providers/${type.toLowerCase()}`);
  return end < 0 ? path : path.slice(0, end);
}
