import type { Value } from "../../../src/iac/value.ts";
import { everyAddress, internet, parseCidr } from "../../../src/model/addresses.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import type { Peer } from "../../../src/model/traffic.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { asText, factOf } from "../../../src/provider/read.ts";

/** The words of a list of prefixes or ports: elements may hold several, parted by commas, and empty text stands for nothing given. */
export function wordsOf(values: Many<Value>, subject: string): Many<string> {
  const items: string[] = [];
  const open: Unknown[] = [...values.open];
  for (const value of values.items) {
    const read = factOf(value, subject, asText);
    if (read.state === "known")
      items.push(
        ...read.value
          .split(",")
          .map((each) => each.trim())
          .filter((each) => each !== ""),
      );
    else if (read.state === "unknown") open.push(read.why);
  }
  return opened(items, ...open);
}

/**
 * A prefix of a rule. `*` means both address families, the tag `Internet` every public address; any other service tag
 * (`VirtualNetwork`, `AzureCloud.WestEurope`) names members and is never everybody.
 * https://learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
export function peerOf(word: string): Peer | undefined {
  const lower = word.toLowerCase();
  if (isAny(lower)) return { addresses: everyAddress };
  if (lower === "internet") return { addresses: internet };
  const addresses = parseCidr(word);
  if (addresses !== undefined) return { addresses };
  return /^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/i.test(word) ? { members: word } : undefined;
}

export function peersOf(words: Many<string>): Many<Peer> {
  const items: Peer[] = [];
  const open: Unknown[] = [...words.open];
  for (const word of words.items) {
    const peer = peerOf(word);
    if (peer === undefined) open.push(because("unexpected-value", `address prefix "${word}"`));
    else items.push(peer);
  }
  return opened(items, ...open);
}

export function isAny(word: string): boolean {
  return word === "*" || word.toLowerCase() === "any";
}
