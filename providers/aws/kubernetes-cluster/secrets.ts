import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { blocks, factOf, list, number, valueAt } from "../../../src/provider/read.ts";

/** From Kubernetes 1.28 on EKS encrypts with a key of its own (https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html). */
const ENCRYPTED_SINCE = 28;

/** Whether the secrets of a cluster are encrypted by a key outside it. `path`: where the format writes what the tenant asks to have encrypted. */
export function encryptedSecrets(doc: Doc, path: string): Fact<boolean> {
  const { items, open } = blocks(doc.body, path);
  const doubts = [...open];
  for (const block of items) {
    const resources = list(block, "resources");
    const words = resources.items.map((each) => factOf(each, `${path}.resources`, (word) => (word === "secrets" ? word : undefined)));
    if (block.doubt === undefined && words.some((each) => each.state === "known")) return known(true, { at: block.at });
    const unread = words.flatMap((each) => (each.state === "unknown" ? [each.why] : []));
    doubts.push(...(block.doubt === undefined ? [...unread, ...resources.open] : [block.doubt]));
  }
  const odd = doubts.find((why) => why.code === "unexpected-value");
  if (odd !== undefined) return unknownBecause(odd, doc.at);
  const platform = encryptedByPlatform(doc);
  const [why] = doubts;
  return why === undefined || (platform.state === "known" && platform.value) ? platform : unknownBecause(why, doc.at);
}

function encryptedByPlatform(doc: Doc): Fact<boolean> {
  const { value, at } = valueAt(doc.body, "version");
  const minor = typeof value === "string" ? Number(/^1\.(\d+)$/.exec(value)?.[1] ?? NaN) : undefined;
  // Without a version EKS takes a current one.
  if (value === undefined || (minor !== undefined && minor >= ENCRYPTED_SINCE)) return known(true, { basis: "platform", at: at ?? doc.at });
  if (minor !== undefined && minor < ENCRYPTED_SINCE) return known(false, { basis: "default", at });
  return mapFact(number(doc.body, "version", known(0)), (version) => Math.round((version - 1) * 100) >= ENCRYPTED_SINCE);
}
