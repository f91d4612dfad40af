/** Kept answers of Alibaba Cloud, given back to requests as they come over the wire: lists as numbered parameters, names in paths and hosts, XML. */
import { ossOperations } from "../../providers/alicloud/oss-client.ts";
import { slsOperations } from "../../providers/alicloud/sls-client.ts";
import { roaPaths } from "../../providers/alicloud/transport.ts";
import { isJson, type Json } from "../../src/provider/json.ts";
import type { RecordedAnswer } from "../../src/provider/recorded.ts";
import type { AlicloudAsked, AlicloudFault } from "./alicloud-server.ts";

/** The name by which an operation is declared, and the names of things that its path holds. */
export function declared({ operation, request }: AlicloudAsked): {
  readonly name: string;
  readonly named: Readonly<Record<string, string>>;
} {
  const [style = "", rest = ""] = operation.split(/:([^]*)/);
  if (style === "oss") return inBuckets(rest, request["path"] ?? "");
  const paths = style === "sls" ? prefixed("sls", slsOperations) : style === "roa" ? roaPaths : {};
  for (const [name, pattern] of Object.entries(paths)) {
    const found = new RegExp(`^${pattern.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`).exec(rest);
    if (found !== null) return { name, named: { ...found.groups } };
  }
  return { name: operation, named: {} };
}

function prefixed(product: string, operations: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(operations).map(([name, path]) => [`${product}.${name}`, path]));
}

function inBuckets(asked: string, path: string): ReturnType<typeof declared> {
  const bucket = path.split("/")[1] ?? "";
  const resource = asked.split("?")[1] ?? "";
  const name = Object.keys(ossOperations).find(
    (each) => ossOperations[each] === resource && each.includes("Bucket") === (bucket !== "" || resource === ""),
  );
  return { name: `oss.${name ?? ""}`, named: bucket === "" ? {} : { bucket } };
}

/** The answer that was kept for a request, if one was. */
export function keptAnswer(asked: AlicloudAsked, answers: readonly RecordedAnswer[]): AlicloudFault | undefined {
  const { name, named } = declared(asked);
  const request: Readonly<Record<string, string>> = { ...asked.request, ...named };
  const found = answers.find(
    (each) => each.operation === name && wired(each.request ?? {}).every(([member, value]) => request[member] === value),
  );
  if (found === undefined) return undefined;
  const { status } = found;
  const body = found.body as Json;
  if (name === "oss.GetBucketPolicy" && status < 400) return { status, type: "application/json", raw: JSON.stringify(body) };
  if (name.startsWith("oss."))
    return { status, type: "application/xml", raw: xml(status < 400 ? without("RequestId", body) : { Error: body }) };
  // Log Service has a name of its own for codes.
  return { status, body: name.startsWith("sls.") && status >= 400 ? { errorCode: body["Code"], errorMessage: "" } : body };
}

/** A request as it is sent: items of lists are numbered parameters, and objects JSON text. */
function wired(request: Json): readonly (readonly [string, string])[] {
  return Object.entries(request).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value.flatMap((item, index) => itemOf(`${name}.${String(index + 1)}`, item));
    return [[name, isJson(value) ? JSON.stringify(value) : String(value)] as const];
  });
}

function itemOf(name: string, item: unknown): readonly (readonly [string, string])[] {
  return isJson(item)
    ? wired(Object.fromEntries(Object.entries(item).map(([member, value]) => [`${name}.${member}`, value])))
    : [[name, String(item)]];
}

function without(member: string, body: Json): Json {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== member));
}

function xml(body: unknown): string {
  if (!isJson(body)) return String(body).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return Object.entries(body)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each) => `<${name}>${xml(each)}</${name}>`))
    .join("");
}
