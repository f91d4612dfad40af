import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";

/** The word `None` stands for no encryption; no word at all is no answer. */
export function encryptedBy(spelled: string, at: Doc["at"]): Fact<boolean> {
  if (["AES256", "KMS", "SM4"].includes(spelled)) return known(true, { at });
  return spelled === "None" ? known(false, { at }) : unknown("unexpected-value", `SSEAlgorithm = ${JSON.stringify(spelled)}`, at);
}
