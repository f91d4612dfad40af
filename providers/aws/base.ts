import type { Doc } from "../../src/iac/document.ts";
import type { KindName } from "../../src/model/kinds.ts";
import type { ResourceBase } from "../../src/model/resource.ts";
import { baseOf } from "../../src/provider/base.ts";
import { settled } from "../../src/provider/read.ts";
import { cloudOf } from "./clouds.ts";

interface AwsBase {
  readonly named?: string;
  readonly handles?: readonly string[];
  readonly part?: string;
}

/** The common fields of an AWS resource; the partition follows from the region. Live answers also tell the account. */
export function awsBase<K extends KindName>(kind: K, doc: Doc, options: AwsBase = {}): ResourceBase<K> {
  const account = settled(doc.provider.settings?.get("account"));
  const base = baseOf(kind, doc, { provider: "aws", account: typeof account === "string" ? account : null, ...options });
  return { ...base, cloud: cloudOf(base.region) };
}
