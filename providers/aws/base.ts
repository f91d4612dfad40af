import type { Doc } from "../../src/iac/document.ts";
import type { KindName } from "../../src/model/kinds.ts";
import type { ResourceBase } from "../../src/model/resource.ts";
import { baseOf, writtenRegion } from "../../src/provider/base.ts";
import { settled } from "../../src/provider/read.ts";
import { cloudOf } from "./clouds.ts";

interface AwsBase {
  readonly named?: string;
  readonly handles?: readonly string[];
  readonly part?: string;
}

/** Types of answers have a point between service and entity; those of Terraform have none. */
const NATIVE = /\./;

/** The common fields of an AWS resource; the partition follows from the region. Live answers also tell the account. */
export function awsBase<K extends KindName>(kind: K, doc: Doc, { named, handles, part }: AwsBase = {}): ResourceBase<K> {
  const account = settled(doc.provider.settings?.get("account"));
  const region = writtenRegion(doc);
  return baseOf(kind, doc, {
    provider: "aws",
    cloud: cloudOf(region) ?? toldCloud(doc),
    account: typeof account === "string" ? account : null,
    region,
    part,
    named,
    handles,
  });
}

/** What belongs to the account is of no region; an answer tells the partition all the same. */
function toldCloud(doc: Doc): string | null {
  const cloud = settled(doc.provider.settings?.get("cloud"));
  return NATIVE.test(doc.type) && typeof cloud === "string" ? cloud : null;
}
