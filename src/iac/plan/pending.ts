/** What an attribute that is known only after apply can still say: what it refers to. */
import { because } from "../../model/unknown.ts";
import { listValue, unresolved, type MapValue, type Value } from "../value.ts";
import { awsPolicyDocument } from "../terraform/evaluate/policy-document.ts";
import { ramPolicyDocument } from "../terraform/evaluate/ram-policy-document.ts";
import { within } from "./address.ts";
import type { Estate, Frame } from "./estate.ts";
import { memberOf } from "./plain.ts";
import type { Listed } from "./plan-text.ts";
import { leavesOf, type Leaf } from "./references.ts";

/** Data sources that read nothing: what they yield follows from what is written. */
const PURE: Readonly<Record<string, readonly [attribute: RegExp, document: (body: MapValue) => Value]>> = {
  aws_iam_policy_document: [/^(minified_)?json$/, awsPolicyDocument],
  alicloud_ram_policy_document: [/^document$/, ramPolicyDocument],
};

/**
 * The value of an attribute that waits for one thing and draws from nothing else: a reference to it. With anything beside it there may be a
 * condition (`var.own_key ? key.arn : null`), and what is then left to the provider waits as well. A collection may hold constants beside it, which a plan does
 * not tell, so it stays open. What waits for several things is unresolved.
 */
export function waitingFor(
  references: readonly string[],
  collection: boolean,
  subject: string,
  frame: Frame,
  estate: Estate,
  bodyOf: (data: Listed) => MapValue,
): Value {
  const leaves = distinct(leavesOf(references, frame, estate));
  const [only] = leaves;
  const why = because("computed", subject);
  if (only === undefined || leaves.length > 1 || only.is === "unclear" || only.is === "known") return unresolved(why);
  const { listed, path } = only;
  if (only.is === "data") {
    const pure = PURE[listed.type];
    if (pure?.[0].test(path) === true) return pure[1](bodyOf(listed));
    return unresolved(because("data-source", within(listed.module, `data.${listed.type}.${listed.name}`)));
  }
  const reference: Value = { is: "reference", to: estate.idOf(listed.address), path, value: undefined };
  return collection ? listValue([reference], [why]) : reference;
}

function distinct(leaves: readonly Leaf[]): readonly Leaf[] {
  const seen = new Map<string, Leaf>();
  for (const leaf of leaves) {
    const key = leaf.is === "known" ? "" : leaf.is === "unclear" ? leaf.why.subject : `${leaf.is} ${leaf.listed.address} ${leaf.path}`;
    seen.set(key, leaf);
  }
  return [...seen.values()];
}

/** One reference for each element of a list that waits for it, in order; `undefined` where they do not match one to one. */
export function waitingElements(references: readonly string[], count: number, frame: Frame, estate: Estate): readonly Value[] | undefined {
  const leaves = leavesOf(references, frame, estate).filter((leaf) => leaf.is !== "known");
  if (leaves.length !== count) return undefined;
  const values = leaves.flatMap((leaf): Value[] =>
    leaf.is === "resource" ? [{ is: "reference", to: estate.idOf(leaf.listed.address), path: leaf.path, value: undefined }] : [],
  );
  return values.length === count ? values : undefined;
}

/** Attributes by which the whole of a resource is named. */
const HANDLES = ["id", "arn"];
/** Shorter beginnings may agree by chance. */
const TELLING = 8;

/**
 * A known text that is the value of what its expression refers to, or begins with it (`"${store.id}/blobServices/default"`), points at that
 * resource, with the text as its value: as the same code does before anything exists.
 */
export function pointing(text: string, references: readonly string[], frame: Frame, estate: Estate): Value {
  if (text === "") return text;
  let beginning: Value | undefined;
  for (const leaf of leavesOf(references, frame, estate)) {
    if (leaf.is !== "resource") continue;
    for (const path of leaf.path === "" ? HANDLES : [leaf.path]) {
      const handle = memberOf(leaf.listed.values, path);
      if (typeof handle !== "string" || handle === "") continue;
      const reference: Value = { is: "reference", to: estate.idOf(leaf.listed.address), path, value: text };
      if (handle === text) return reference;
      if (handle.length >= TELLING && /[:/]/.test(handle) && text.startsWith(handle)) beginning ??= reference;
    }
  }
  return beginning ?? text;
}
