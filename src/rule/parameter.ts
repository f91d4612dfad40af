import type { Text } from "../model/text.ts";
import { tlsAtLeast, type TlsVersion } from "../model/tls.ts";

interface ParameterBase<T> {
  readonly label: Text;
  readonly default: T;
}

/** A number of days. Nobody can set less than the floor. */
export interface DaysParameter extends ParameterBase<number> {
  readonly type: "days";
  readonly floor: number;
}

/** A list of TCP or UDP ports. */
export interface PortsParameter extends ParameterBase<readonly number[]> {
  readonly type: "ports";
}

/** A whole number of something. Nobody can set more than the ceiling. */
export interface CountParameter extends ParameterBase<number> {
  readonly type: "count";
  readonly ceiling: number;
}

/** A TLS version that clients must speak at least. Nobody can set less than the floor. */
export interface TlsParameter extends ParameterBase<TlsVersion> {
  readonly type: "tls";
  readonly floor: TlsVersion;
}

export type Parameter = DaysParameter | PortsParameter | CountParameter | TlsParameter;

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
    case "days":
      if (!isWhole(value)) return { en: "must be a whole number of days", zh: "必须是整数天数" };
      if (value >= parameter.floor) return undefined;
      return { en: `must be at least ${String(parameter.floor)} days`, zh: `不得少于 ${String(parameter.floor)} 天` };
    case "count":
      if (isWhole(value) && value >= 0 && value <= parameter.ceiling) return undefined;
      return {
        en: `must be a whole number of at most ${String(parameter.ceiling)}`,
        zh: `必须是不超过 ${String(parameter.ceiling)} 的整数`,
      };
    case "tls":
      if ((value === "1.2" || value === "1.3") && tlsAtLeast(value, parameter.floor)) return undefined;
      return {
        en: `must be "${parameter.floor}" or a newer TLS version in quotes`,
        zh: `必须是带引号的 TLS 版本，且不低于 "${parameter.floor}"`,
      };
  }
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
