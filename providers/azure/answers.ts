import type { AnswerDefinition, Found } from "../../src/provider/answer.ts";

type Json = Readonly<Record<string, unknown>>;

/** The operations that list resources of a type and get one of them. */
export function resources(type: string): readonly AnswerDefinition[] {
  const common = { provider: "azure", permission: `${type}/read`, yields: type } as const;
  return [
    { ...common, operation: `GET ${type} (list)`, find: (body) => listed(body).map((item, index) => found(item, `value[${index}]`)) },
    { ...common, operation: `GET ${type} (item)`, find: (body) => [found(body, "")] },
  ];
}

/** A list of children, one document a page, that belongs to the resource the request names. What cannot be read leaves a document that says so. */
export function childList(type: string, yields: string, ownerType: string): AnswerDefinition {
  const page = (body: Json, request: Json): Found => {
    const owner = ownerOf(request, ownerType);
    const skip = /[?&]\$?skiptoken=([^&]*)/i.exec(pathOf(request))?.[1] ?? "first";
    return { id: `${owner.slice(1)}/${skip}`, body, path: "", plus: { parent_id: owner } };
  };
  return {
    provider: "azure",
    operation: `GET ${type} (list)`,
    permission: `${type}/read`,
    yields,
    find: (body, request) => [page(body, request)],
    none: { codes: [], find: (request) => page({}, request) },
  };
}

/** One child that may not exist, such as the lifecycle policy of an account. */
export function onlyChild(
  type: string,
  ownerType: string,
  absent: { readonly codes: readonly string[]; readonly body: Json },
): AnswerDefinition {
  const child = (body: Json, request: Json): Found => {
    const owner = ownerOf(request, ownerType);
    return { id: owner.slice(1), body, path: "", plus: { parent_id: owner } };
  };
  return {
    provider: "azure",
    operation: `GET ${type} (item)`,
    permission: `${type}/read`,
    yields: type,
    find: (body, request) => [child(body, request)],
    none: { codes: absent.codes, find: (request) => child(absent.body, request) },
  };
}

/** What is set on a scope, which is the part of the path before the provider that is asked. Scopes of a subscription are listed under a name of their own. */
export function extensions(type: string): readonly AnswerDefinition[] {
  return ["list", "subscription, list"].map((form) => ({
    provider: "azure",
    operation: `GET ${type} (${form})`,
    permission: `${type}/read`,
    yields: type,
    find: (body, request) =>
      listed(body).map((item, index) => ({ ...found(item, `value[${index}]`), plus: { parent_id: scopeOf(request, type) } })),
  }));
}

function found(item: Json, path: string): Found {
  const key = typeof item["id"] === "string" ? item["id"].toLowerCase() : path;
  return { id: key.replace(/^\//, ""), body: item, path, plus: { key } };
}

function listed(body: Json): readonly Json[] {
  const value = body["value"];
  return Array.isArray(value) ? value.filter((each): each is Json => typeof each === "object" && each !== null) : [];
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
