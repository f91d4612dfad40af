import type { Text } from "../model/text.ts";
import { tlsAtLeast, type TlsVersion } from "../model/tls.ts";

interface ParameterBase<T> {
  readonly label: Text;
  readonly default: T;
}

/** What bounds a number: nobody can set less than the floor or more than the ceiling. */
interface Bounds {
  readonly floor?: number;
  readonly ceiling?: number;
}

/** A number of days. */
export interface DaysParameter extends ParameterBase<number>, Bounds {
  readonly type: "days";
}

/** A list of TCP or UDP ports. */
export interface PortsParameter extends ParameterBase<readonly number[]> {
  readonly type: "ports";
}

/** A whole number of something. */
export interface CountParameter extends ParameterBase<number>, Bounds {
  readonly type: "count";
}

/** Accounts and organisations, each as the cloud names it. */
export interface AccountsParameter extends ParameterBase<readonly string[]> {
  readonly type: "accounts";
}

/** A TLS version that clients must speak at least. Nobody can set less than the floor. */
export interface TlsParameter extends ParameterBase<TlsVersion> {
  readonly type: "tls";
  readonly floor: TlsVersion;
}

export type Parameter = DaysParameter | PortsParameter | CountParameter | TlsParameter | AccountsParameter;

export type Values<P> = { readonly [K in keyof P]: P[K] extends Parameter ? P[K]["default"] : never };

/** Where the values came from; a finding records it. */
export type ParameterSource = "default" | "configuration";

export function days(options: Omit<DaysParameter, "type">): DaysParameter {
  return { type: "days", ...options };
}

export function ports(options: Omit<PortsParameter, "type">): PortsParameter {
  return { type: "ports", ...options };
}

export function count(options: Omit<CountParameter, "type">): CountParameter {
  return { type: "count", ...options };
}

export function accounts(options: Omit<AccountsParameter, "type">): AccountsParameter {
  return { type: "accounts", ...options };
}

export function tls(options: Omit<TlsParameter, "type">): TlsParameter {
  return { type: "tls", ...options };
}

/** The defaults of all parameters of a rule. */
export function defaultsOf(params: Readonly<Record<string, Parameter>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(params).map(([name, parameter]) => [name, parameter.default]));
}

/** One sentence why a value cannot be taken for the parameter, or `undefined` when it can. */
export function objection(parameter: Parameter, value: unknown): Text | undefined {
  switch (parameter.type) {
    case "ports":
      if (Array.isArray(value) && value.every((port) => isWhole(port) && port >= 0 && port <= 65535)) return undefined;
      return { en: "must be a list of ports between 0 and 65535", zh: "必须是 0 到 65535 之间的端口列表" };
    case "accounts":
      if (Array.isArray(value) && value.every((account) => typeof account === "string" && account !== "")) return undefined;
      return { en: "must be a list of account ids in quotes", zh: "必须是带引号的账号 ID 列表" };
    case "days":
      if (!isWhole(value) || value < 0) return { en: "must be a whole number of days", zh: "必须是整数天数" };
      return outOfBounds(parameter, value, { en: " days", zh: " 天" });
    case "count":
      if (!isWhole(value) || value < 0) return { en: "must be a whole number", zh: "必须是整数" };
      return outOfBounds(parameter, value, { en: "", zh: "" });
    case "tls":
      if ((value === "1.2" || value === "1.3") && tlsAtLeast(value, parameter.floor)) return undefined;
      return {
        en: `must be "${parameter.floor}" or a newer TLS version in quotes`,
        zh: `必须是带引号的 TLS 版本，且不低于 "${parameter.floor}"`,
      };
  }
}

function outOfBounds({ floor = 0, ceiling = Infinity }: Bounds, value: number, unit: Text): Text | undefined {
  if (value < floor) return { en: `must be at least ${String(floor)}${unit.en}`, zh: `不得少于 ${String(floor)}${unit.zh}` };
  if (value > ceiling) return { en: `must be at most ${String(ceiling)}${unit.en}`, zh: `不得超过 ${String(ceiling)}${unit.zh}` };
  return undefined;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
