import type { Value } from "../../src/iac/value.ts";
import type { At } from "../../src/model/at.ts";
import { known, mapFact, unknown, type Fact } from "../../src/model/fact.ts";
import type { Ref } from "../../src/model/resource.ts";
import { refOf } from "../../src/provider/read.ts";

const BUCKET = /^arn:[^:]*:s3:::([^/]+)\/?(.*)$/;
const LOG_GROUP = /^arn:.*:log-group:([^:]+)/;

/** The bucket or log group that an ARN stands for, whether it is a reference, text, or text around a reference. */
export function namedByArn(value: Value, at?: At): Fact<Ref> {
  if (typeof value === "object" && value?.is === "template" && typeof value.parts[0] === "string" && value.parts[0].startsWith("arn:")) {
    const [inside] = value.parts.flatMap((part) => (typeof part === "object" && part.is === "reference" ? [part.to] : []));
    if (inside !== undefined) return known(inside, { at });
  }
  return mapFact(refOf(value, at), (handle) => LOG_GROUP.exec(handle)?.[1] ?? BUCKET.exec(handle)?.[1] ?? handle);
}

/** The folder behind the ARN of a bucket, without slashes around it. */
export function folderOfArn(value: Value): Fact<string> {
  const bare = (text: string): Fact<string> => known(text.replace(/^\/+|\/+$/g, ""));
  if (typeof value === "string") return bare(BUCKET.exec(value)?.[2] ?? "");
  if (typeof value !== "object" || value?.is !== "template") return bare("");
  const behind = value.parts.slice(value.parts.findIndex((part) => typeof part === "object") + 1);
  return behind.every((part) => typeof part === "string") ? bare(behind.join("")) : unknown("computed", "the folder of the logs");
}
