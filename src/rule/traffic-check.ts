import type { Fact } from "../model/fact.ts";
import type { Text } from "../model/text.ts";
import {
  admitsInternet,
  admitsInternetOnAll,
  portSet,
  type Admission,
  type Ports,
  type TrafficList,
  type TrafficQuery,
  type TrafficRule,
} from "../model/traffic.ts";
import { because } from "../model/unknown.ts";
import { allOf, undeterminedBecause } from "./combinators.ts";
import { verdict, type Verdict, type Witness } from "./verdict.ts";

/** Port 0 is never listened on: rules for 1 to 65535 are as wide as they get. */
const usablePorts = portSet([1, 65535]);
/** Ports named in a message before it breaks off. */
const NAMED = 8;

/** Passes when the list lets no traffic of the whole internet through on the ports asked for. `message` gets the ports that are open. */
export function closedToInternet(list: TrafficList, query: TrafficQuery, message: (ports: Ports) => Text): Verdict {
  return verdictOf(list, admitsInternet(list, query), message);
}

/** As `closedToInternet` for one port. While that is not known, only what holds for every port is certain. */
export function portClosedToInternet(
  list: TrafficList,
  { port, ...query }: Omit<TrafficQuery, "ports"> & { readonly port: Fact<number> },
  message: Text,
): Verdict {
  if (port.state === "known") return closedToInternet(list, { ...query, ports: portSet([port.value, port.value]) }, () => message);
  const onSome = closedToInternet(list, { ...query, ports: usablePorts }, () => message);
  if (onSome.outcome !== "fail") return onSome;
  const onAll = verdictOf(list, admitsInternetOnAll(list, { ...query, ports: usablePorts }), () => message);
  if (onAll.outcome === "fail") return onAll;
  return undeterminedBecause(port.state === "unknown" ? port.why : because("not-visible", "port"), "port");
}

/**
 * Passes when the whole internet is not let through on every port of TCP or of UDP: not by a rule that spans them all,
 * although others may deny a few before it, and not by several that span them together.
 */
export function notOpenOnEveryPort(list: TrafficList, direction: TrafficQuery["direction"], message: (protocol: string) => Text): Verdict {
  const together: Verdict[] = [];
  const alone: Verdict[] = [];
  const { items, open } = list.rules;
  const spanning = items.filter(mayDenyOrSpanAll);
  const wide = { semantics: list.semantics, rules: spanning.length === items.length ? list.rules : { items: spanning, open } };
  const mayOpen = open.length > 0 || spanning.some((rule) => !denies(rule));
  for (const protocol of PROTOCOLS) {
    const query = { direction, protocol, ports: usablePorts };
    const text = (): Text => message(protocol.toUpperCase());
    together.push(verdictOf(list, admitsInternetOnAll(list, query), text));
    if (mayOpen) alone.push(closedToInternet(wide, query, text));
  }
  return allOf(...alone, ...together);
}

const PROTOCOLS = ["tcp", "udp"] as const;

function denies({ action }: TrafficRule): boolean {
  return action.state === "known" && action.value === "deny";
}

function mayDenyOrSpanAll(rule: TrafficRule): boolean {
  const { action, ports } = rule;
  if (action.state !== "known" || denies(rule) || ports.state !== "known") return true;
  return ports.value.some(({ from, to }) => from <= 1 && to === 65535);
}

function verdictOf(list: TrafficList, answer: Admission, message: (ports: Ports) => Text): Verdict {
  if (answer.open === false) return verdict("pass", { outcome: "pass", fact: "rules", value: counted(list.rules.items.length) });
  if (answer.open === true) {
    const text = message(answer.ports);
    return verdict("fail", ...answer.by.map((rule): Witness => ({ outcome: "fail", fact: "rules", at: rule.at, part: rule.label, text })));
  }
  return verdict("undetermined", ...answer.because.map((why): Witness => ({ outcome: "undetermined", fact: "rules", why, at: why.at })));
}

/** Said millions of times in a large scan, so once for each number. */
const countings: string[] = [];

function counted(rules: number): string {
  return (countings[rules] ??= `${String(rules)} rules`);
}

/** `22`, `1-21, 23-65535`, for messages. */
export function portsText(ports: Ports): string {
  const named = ports.slice(0, NAMED).map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`));
  return [...named, ...(ports.length > NAMED ? ["…"] : [])].join(", ");
}
