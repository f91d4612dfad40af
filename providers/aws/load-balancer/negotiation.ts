/** How listeners of classic load balancers negotiate TLS. */
import type { MapValue } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { ListenerProtocol } from "../../../src/model/kinds/load-balancer.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { asText, boolean, settled, text } from "../../../src/provider/read.ts";

export const classicProtocols: Readonly<Record<string, ListenerProtocol>> = { http: "http", https: "https", tcp: "tcp", ssl: "tls" };

const SWITCHES: readonly (readonly [string, TlsVersion])[] = [
  ["Protocol-SSLv2", "none"],
  ["Protocol-SSLv3", "none"],
  ["Protocol-TLSv1", "1.0"],
  ["Protocol-TLSv1.1", "1.1"],
  ["Protocol-TLSv1.2", "1.2"],
];

interface Spelling {
  readonly name: string;
  readonly value: string;
  readonly at: At | undefined;
}

/** The lowest version that the attributes of a policy turn on. One whose name is not known may be any of them. */
export function lowestSwitchedOn(attributes: Many<MapValue>, { name, value, at }: Spelling): Fact<TlsVersion> {
  if (attributes.open[0] !== undefined) return unknownBecause(attributes.open[0], at);
  const unread = attributes.items
    .map((each) => text(each, name, unknown("unexpected-value", "attribute without name", each.at)))
    .find((each) => each.state === "unknown");
  if (unread !== undefined) return unread;
  for (const [version, lowest] of SWITCHES) {
    const entry = attributes.items.find((each) => asText(settled(each.get(name)) ?? null) === version);
    if (entry === undefined) continue;
    const on = boolean(entry, value, known(false));
    if (on.state === "unknown") return on;
    if (on.state === "known" && on.value) return known(lowest, { at: entry.at });
  }
  return unknown("unexpected-value", "policy without a protocol version", at);
}
