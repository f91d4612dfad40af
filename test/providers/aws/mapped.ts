import { providers } from "../../../providers/index.ts";
import { coversInternet, type Addresses } from "../../../src/model/addresses.ts";
import { kindFields, type KindName, type Resource } from "../../../src/model/kinds.ts";
import { mapDocuments } from "../../../src/provider/map.ts";
import type { TerraformOptions } from "../../../src/iac/terraform/read.ts";
import { readCode } from "../../support/terraform.ts";

const mappers = providers.flatMap((each) => (each.name === "aws" ? each.mappers : []));

/** Everything that the code becomes. */
export function resourcesOf(code: string | Readonly<Record<string, string>>, options: Partial<TerraformOptions> = {}): readonly Resource[] {
  const { resources, gaps } = mapDocuments(readCode(code, options).docs, mappers);
  if (gaps.length > 0) throw new Error(gaps.map((gap) => gap.text.en).join(" "));
  return resources;
}

/** The resource with the address, mapped. */
export function mapped<K extends KindName>(kind: K, address: string, code: string | Readonly<Record<string, string>>): Resource<K> {
  const resources = resourcesOf(code);
  const found = resources.find((each) => each.kind === kind && each.id === address);
  if (found === undefined) throw new Error(`no ${kind} ${address}, only ${resources.map((each) => `${each.kind} ${each.id}`).join(", ")}`);
  return found as Resource<K>;
}

/** The facts of a resource, see `factsOf`. */
export function facts(kind: KindName, address: string, code: string | Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return factsOf(mapped(kind, address, code));
}

/**
 * Facts in a form that is short to write down: a known value as it is, with `~` before it where it rests on an assumption; anything else
 * as one line; a list with its openings at the end; addresses as `internet` or their first and last, ports as text.
 */
export function factsOf(resource: Resource): Readonly<Record<string, unknown>> {
  const fields = resource as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(kindFields[resource.kind]).map((name) => [name, told(fields[name])]));
}

type Plain = Readonly<Record<string, unknown>>;

function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isInterval) ? value.map(span).join(" ") : value.map(told);
  if (typeof value !== "object" || value === null) return value;
  const object = value as Plain;
  if ("state" in object) return toldFact(object);
  if ("items" in object)
    return [...(object["items"] as unknown[]).map(told), ...(object["open"] as Plain[]).map((why) => `…${reason(why)}`)];
  if ("v4" in object)
    return coversInternet(object as unknown as Addresses) ? "internet" : [object["v4"], object["v6"]].map(told).flat().join("");
  const there = told(object["presence"]);
  const own = Object.entries(object).filter(([name]) => name !== "at" && name !== "presence");
  const plain = Object.fromEntries(own.map(([name, each]) => [name, told(each)]));
  return there === true || there === undefined ? plain : { ...plain, presence: there };
}

function toldFact(fact: Plain): unknown {
  if (fact["state"] === "known") return "assumes" in fact ? `~${String(fact["value"])}` : told(fact["value"]);
  const why = fact["why"] as Plain;
  return fact["state"] === "unknown" ? `?${reason(why)}` : `n/a ${String(why["row"] ?? why["level"])}`;
}

const reason = (why: Plain): string => `${String(why["code"])} ${String(why["subject"])}`;

function isInterval(value: unknown): value is { from: number | bigint; to: number | bigint } {
  return typeof value === "object" && value !== null && "from" in value && "to" in value;
}

function span(value: unknown): string {
  return isInterval(value) ? `${dotted(value.from)}-${dotted(value.to)}` : String(value);
}

/** Small numbers are ports, large ones IPv4 addresses, and IPv6 addresses are bigints. */
function dotted(number: number | bigint): string {
  if (typeof number === "bigint") return number.toString(16);
  return number <= 65535 ? String(number) : [24, 16, 8, 0].map((shift) => String(Math.floor(number / 2 ** shift) % 256)).join(".");
}
