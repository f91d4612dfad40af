import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { isAbsent, list, settled } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";

const VERSIONS: readonly (readonly [string, TlsVersion])[] = [
  ["SSLv3", "none"],
  ["TLSv1", "1.0"],
  ["TLSv1.1", "1.1"],
  ["TLSv1.2", "1.2"],
  ["TLSv1.3", "1.3"],
];

/** The lowest of the versions that a policy says it speaks. One that is not in the table may be lower than all others. */
export function lowestSpoken(policy: MapValue): Fact<TlsVersion> {
  const path = "SslProtocols";
  if (isAbsent(policy, path)) return owed(policy, path);
  const { items, open } = list(policy, path);
  const words = items.map((each) => settled(each));
  const strange = words.find((each) => !VERSIONS.some(([name]) => name === each));
  if (open[0] !== undefined) return unknownBecause(open[0], policy.at);
  if (strange !== undefined) return unknown("unexpected-value", `${path} = ${typeof strange === "string" ? strange : "?"}`, policy.at);
  const lowest = VERSIONS.find(([name]) => words.includes(name));
  return lowest === undefined ? owed(policy, path) : known(lowest[1], { at: policy.at });
}
