import type { Text } from "../model/text.ts";

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

export type Parameter = DaysParameter | PortsParameter;

export type Values<P> = { readonly [K in keyof P]: P[K] extends Parameter ? P[K]["default"] : never };

/** Where the values came from; a finding records it. */
export type ParameterSource = "default" | "configuration";

export function days(options: Omit<DaysParameter, "type">): DaysParameter {
  return { type: "days", ...options };
}

export function ports(options: Omit<PortsParameter, "type">): PortsParameter {
  return { type: "ports", ...options };
}

/** The defaults of all parameters of a rule. */
export function defaultsOf(params: Readonly<Record<string, Parameter>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(params).map(([name, parameter]) => [name, parameter.default]));
}

/** One sentence why a value cannot be taken for the parameter, or `undefined` when it can. */
export function objection(parameter: Parameter, value: unknown): Text | undefined {
  if (parameter.type === "ports") {
    const fine =
      Array.isArray(value) && value.every((port) => Number.isInteger(port) && (port as number) >= 0 && (port as number) <= 65535);
    return fine ? undefined : { en: "must be a list of ports between 0 and 65535", zh: "必须是 0 到 65535 之间的端口列表" };
  }
  if (!Number.isInteger(value)) return { en: "must be a whole number of days", zh: "必须是整数天数" };
  if ((value as number) >= parameter.floor) return undefined;
  return { en: `must be at least ${String(parameter.floor)} days`, zh: `不得少于 ${String(parameter.floor)} 天` };
}
