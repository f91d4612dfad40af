import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import type { KindName } from "../../src/model/kinds.ts";
import type { ResourceBase } from "../../src/model/resource.ts";
import { baseOf } from "../../src/provider/base.ts";
import { settled, valueAt } from "../../src/provider/read.ts";
import { cloudOf } from "./clouds.ts";

interface AlicloudBase {
  /** Attributes with the cloud's own name: the present one first, then those it was renamed from. */
  readonly named?: readonly string[];
  readonly handles?: readonly string[];
  readonly region?: string | null;
  /** Where one document yields several resources: what tells this one apart. */
  readonly part?: string;
}

/** The common fields of an Alibaba Cloud resource. */
export function alicloudBase<K extends KindName>(
  kind: K,
  doc: Doc,
  { named = NAME, handles = ID, region, part }: AlicloudBase = {},
): ResourceBase<K> {
  const settings = doc.provider.settings;
  const account = settled(settings?.get("account") ?? settings?.get("account_id"));
  return baseOf(kind, doc, {
    provider: "alicloud",
    cloud: cloudOf(settings),
    account: typeof account === "string" ? account : null,
    region,
    part,
    named: writtenName(doc.body, named),
    handles,
  });
}

const NAME = ["name"];
const ID = ["id"];

/** The first of the names under which something is written, else the first: for arguments that were renamed. */
export function writtenName(body: MapValue, names: readonly string[]): string {
  return names.find((name) => written(body, name) !== undefined) ?? names[0] ?? "name";
}

/** What is written under a path. The provider treats an empty text as nothing. */
export function written(body: MapValue, path: string): Value | undefined {
  const { value } = valueAt(body, path);
  return settled(value) === "" ? undefined : value;
}
