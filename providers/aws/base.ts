import type { Doc } from "../../src/iac/document.ts";
import type { KindName, Resource } from "../../src/model/kinds.ts";
import { baseOf } from "../../src/provider/base.ts";
import { pending } from "../../src/provider/pending.ts";
import { settled } from "../../src/provider/read.ts";
import { cloudOf } from "./clouds.ts";

interface AwsBase {
  readonly named?: string;
  readonly handles?: readonly string[];
  readonly part?: string;
}

/** The common fields of an AWS resource; the partition follows from the region. Live answers also tell the account. */
export function awsBase<K extends KindName>(kind: K, doc: Doc, options: AwsBase = {}): Resource<K> {
  const account = settled(doc.provider.settings?.get("account"));
  const base = baseOf(kind, doc, { provider: "aws", account: typeof account === "string" ? account : null, ...options });
  return pending({ ...base, cloud: cloudOf(base.region) });
}
