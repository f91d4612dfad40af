import type { Text } from "../model/text.ts";
import { admitsInternet, type Ports, type TrafficList, type TrafficQuery } from "../model/traffic.ts";
import { verdict, type Verdict, type Witness } from "./verdict.ts";

/** Passes when the list lets no traffic of the whole internet through on the ports asked for. `message` gets the ports that are open. */
export function closedToInternet(list: TrafficList, query: TrafficQuery, message: (ports: Ports) => Text): Verdict {
  const answer = admitsInternet(list, query);
  if (answer.open === false) return verdict("pass", { outcome: "pass", fact: "rules", value: `${String(list.rules.items.length)} rules` });
  if (answer.open === true) {
    const text = message(answer.ports);
    return verdict("fail", ...answer.by.map((rule): Witness => ({ outcome: "fail", fact: "rules", at: rule.at, part: rule.label, text })));
  }
  return verdict("undetermined", ...answer.because.map((why): Witness => ({ outcome: "undetermined", fact: "rules", why, at: why.at })));
}

/** `22`, `1-21, 23-65535`, for messages. */
export function portsText(ports: Ports): string {
  return ports.map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(", ");
}
