import type { Addresses } from "../model/addresses.ts";
import type { Interval } from "../model/intervals.ts";
import { addressTexts } from "../model/address-text.ts";
import type { Json } from "./json-contract.ts";
import { MASK, masked } from "./mask.ts";
import { isSecretValue } from "./secret-name.ts";

const DEEPEST = 8;

/**
 * The value of a fact for a program: sets of addresses as CIDR blocks and ranges, ports as `22` and `8000-8080`, and no secret.
 * `name` says what the value is of.
 */
export function plainValue(value: unknown, name: string, depth = 0): Json {
  switch (typeof value) {
    case "string":
      return isSecretValue(name, value) ? MASK : masked(value);
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "boolean":
      return value;
    case "bigint":
      return String(value);
    case "object":
      if (value === null) return null;
      return depth < DEEPEST ? plainObject(value, name, depth + 1) : "…";
    default:
      return null;
  }
}

function plainObject(value: object, name: string, depth: number): Json {
  if (isAddresses(value)) return [...addressTexts(value)];
  if (isInterval(value)) return value.from === value.to ? String(value.from) : `${String(value.from)}-${String(value.to)}`;
  if (Array.isArray(value)) return value.map((each) => plainValue(each, name, depth));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plainValue(each, key, depth)]])),
  );
}

function isAddresses(value: object): value is Addresses {
  return "v4" in value && "v6" in value && Array.isArray(value.v4) && Array.isArray(value.v6);
}

function isInterval(value: object): value is Interval<number | bigint> {
  return "from" in value && "to" in value && isWhole(value.from) && isWhole(value.to);
}

function isWhole(value: unknown): boolean {
  return typeof value === "bigint" || Number.isInteger(value);
}
