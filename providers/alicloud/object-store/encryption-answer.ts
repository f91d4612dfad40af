import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import { text } from "../../../src/provider/read.ts";

/** The word `None` stands for no encryption; no word at all is no answer. */
export function encryptedBy(spelled: string, at: Doc["at"]): Fact<boolean> {
  if (["AES256", "KMS", "SM4"].includes(spelled)) return known(true, { at });
  return spelled === "None" ? known(false, { at }) : unknown("unexpected-value", `SSEAlgorithm = ${JSON.stringify(spelled)}`, at);
}

/** An empty key id stands for the key of the service. */
export function ownKey({ body, at }: Doc): Fact<boolean> {
  const key = text(body, "ServerSideEncryptionRule.KMSMasterKeyID", unknown("owed", "ServerSideEncryptionRule.KMSMasterKeyID", at));
  return chain(key, (id) => known(id !== "", { at }));
}
