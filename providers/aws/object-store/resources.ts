/** Whether the resources of a statement in a bucket's own policy are the whole bucket: the bucket itself and everything in it. */
import type { Value } from "../../../src/iac/value.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { settled } from "../../../src/provider/read.ts";

/** S3 refuses a policy that names another bucket, so the form of the name is enough. Any partition. */
export function coversWholeBucket(resources: Many<Value>): boolean | Unknown {
  let bucket = false;
  let objects = false;
  let doubt = resources.open[0];
  for (const each of resources.items) {
    const name = spelled(each);
    if (typeof name === "object") doubt ??= name;
    else {
      const everything = name === "*" || /:::[^/]*\*$/.test(name);
      bucket ||= everything || /:::[^/]+$/.test(name);
      objects ||= everything || /:::[^/]+\/\*$/.test(name);
    }
  }
  return (bucket && objects) || (doubt ?? false);
}

/** References stand for a bucket: `aws_s3_bucket.b.arn` is its ARN, any other attribute is its name. */
function spelled(value: Value): string | Unknown {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  switch (value.is) {
    case "reference": {
      const literal = settled(value);
      if (typeof literal === "string") return literal;
      return /^arn\b/.test(value.path) ? "arn:::bucket" : "bucket";
    }
    case "template": {
      let text = "";
      for (const part of value.parts) {
        const piece = spelled(part);
        if (typeof piece === "object") return piece;
        text += piece;
      }
      return text;
    }
    case "unresolved":
      return value.why;
    default:
      return "";
  }
}
