import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { coversInternet, parseCidr, unite, type Addresses } from "../../../src/model/addresses.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { asText, factOf } from "../../../src/provider/read.ts";
import { wordsOf } from "../security-group/addresses.ts";

const openToAll = {
  en: "the export rule that the service gives a volume without rules admits every client",
  zh: "未设置导出规则的卷，服务会赋予允许所有客户端的默认规则",
};

/**
 * Volumes have private addresses only; an NFS volume is open as far as its export rules let clients in, an SMB volume asks for a logon.
 * https://learn.microsoft.com/azure/azure-netapp-files/azure-netapp-files-configure-export-policy
 */
export function exportsToAll(doc: Doc, protocols: Many<Value>, clients: Many<Value>, hasRules: boolean): Fact<boolean> {
  const spoken = protocols.items.map((each) => factOf(each, "protocol", asText, doc.at));
  const smbOnly =
    spoken.length > 0 &&
    protocols.open.length === 0 &&
    spoken.every((each) => each.state === "known" && each.value.toLowerCase() === "cifs");
  if (smbOnly) return known(false, { at: doc.at });
  if (!hasRules && clients.open.length === 0) return known(true, { basis: "default", at: doc.at, assumes: openToAll });
  const words = wordsOf(clients, "allowed client");
  const sets: Addresses[] = [];
  const doubts: Unknown[] = [...words.open];
  for (const word of words.items) {
    const set = parseCidr(word);
    if (set !== undefined) sets.push(set);
    // Rules may also name hosts.
    else if (!/^[a-z0-9@][a-z0-9.@_-]*$/i.test(word)) doubts.push(because("unexpected-value", `allowed client "${word}"`, doc.at));
  }
  if (coversInternet(unite(sets))) return known(true, { at: doc.at });
  return doubts[0] === undefined ? known(false, { at: doc.at }) : unknownBecause(doubts[0], doc.at);
}
