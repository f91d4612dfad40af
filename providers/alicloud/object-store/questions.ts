/** What is asked about buckets. */
import { detail, listing, whole, type Call, type Found } from "../../../src/provider/call.ts";
import { isJson, jsonAt, textOf, type Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { objectsAt } from "../answers.ts";

export const LISTED = "oss.ListedBucket";
export const BUCKET = "oss.Bucket";
export const POLICY = "oss.BucketPolicy";
export const PUBLIC_BLOCK = "oss.BucketPublicAccessBlock";
export const HTTPS = "oss.BucketHttpsConfig";
export const LIFECYCLE = "oss.BucketLifecycle";
export const ACCOUNT_BLOCK = "oss.PublicAccessBlock";
export const POINT = "oss.AccessPoint";

function about(request: Json): Pick<Found, "id" | "plus"> {
  const bucket = textOf(request["bucket"]);
  return { id: bucket, plus: { bucket, Name: bucket } };
}

/** An answer about one bucket, which only the request names. It comes from the region of the bucket. */
function perBucket(operation: string, yields: string, holds?: string, none?: NonNullable<Call["none"]>): Call {
  return detail({
    provider: "alicloud",
    operation: `oss.${operation}`,
    permissions: [`oss:${operation}`],
    yields,
    of: LISTED,
    ask: ([bucket]) => ({ bucket: bucket?.["Name"] }),
    about,
    find: whole(about, holds),
    ...(none === undefined ? {} : { none }),
  });
}

const LIST = "ListAllMyBucketsResult";
const POINTS = "ListAccessPointsResult";

/** The name of a region as it stands in locations: `oss-cn-hangzhou`. */
function regionOf(location: unknown): string {
  return textOf(location).replace(/^oss-/, "");
}

/** No bucket at all is an empty element. */
function listedBuckets(body: Json): readonly Found[] | undefined {
  const list = jsonAt(body, `${LIST}.Buckets`) === "" ? [] : objectsAt(body, `${LIST}.Buckets.Bucket`);
  const found = list?.map((bucket, index): Found => ({
    id: textOf(bucket["Name"]),
    body: bucket,
    path: `${LIST}.Buckets.Bucket[${String(index)}]`,
    region: regionOf(bucket["Location"]),
  }));
  return found?.some(({ id, region }) => id === "" || region === "") === true ? undefined : found;
}

/** No access point at all is an empty element. */
function listedPoints(body: Json): readonly Found[] | undefined {
  const list = jsonAt(body, `${POINTS}.AccessPoints`) === "" ? [] : objectsAt(body, `${POINTS}.AccessPoints.AccessPoint`);
  const found = list?.map((point, index) => ({
    id: textOf(point["AccessPointName"]),
    body: point,
    path: `${POINTS}.AccessPoints.AccessPoint[${String(index)}]`,
  }));
  return found?.some(({ id }) => id === "") === true ? undefined : found;
}

export const questions: readonly Call[] = [
  listing({
    provider: "alicloud",
    operation: "oss.ListBuckets",
    permissions: ["oss:ListBuckets"],
    yields: LISTED,
    includes: [BUCKET, POLICY, PUBLIC_BLOCK, HTTPS, LIFECYCLE],
    covers: "account",
    pages: byToken({ token: "marker", next: `${LIST}.NextMarker`, size: ["max-keys", 1000], more: `${LIST}.IsTruncated` }),
    find: listedBuckets,
    lists: ["object-store"],
  }),
  {
    ...perBucket("GetBucketInfo", BUCKET),
    find: (body, request) => {
      const path = isJson(body["BucketInfo"]) ? "BucketInfo.Bucket" : "Bucket";
      const bucket = jsonAt(body, path);
      const name = isJson(bucket) ? textOf(bucket["Name"]) : "";
      return name === "" ? undefined : [{ ...about(request), id: name, body: bucket, path }];
    },
  },
  perBucket("GetBucketPolicy", POLICY, "Statement", { codes: ["NoSuchBucketPolicy"], body: { Statement: [] } }),
  perBucket("GetBucketPublicAccessBlock", PUBLIC_BLOCK, "PublicAccessBlockConfiguration"),
  perBucket("GetBucketHttpsConfig", HTTPS, "HttpsConfiguration", {
    codes: ["NoSuchHttpsConfig"],
    body: { HttpsConfiguration: { TLS: { Enable: "false" } } },
  }),
  perBucket("GetBucketLifecycle", LIFECYCLE, "LifecycleConfiguration", {
    codes: ["NoSuchLifecycle"],
    body: { LifecycleConfiguration: { Rule: [] } },
  }),
  listing({
    provider: "alicloud",
    operation: "oss.GetPublicAccessBlock",
    permissions: ["oss:GetPublicAccessBlock"],
    yields: ACCOUNT_BLOCK,
    covers: "account",
    find: (body) => (isJson(body["PublicAccessBlockConfiguration"]) ? [{ id: "account", body, path: "" }] : undefined),
  }),
  listing({
    provider: "alicloud",
    operation: "oss.ListAccessPoints",
    permissions: ["oss:ListAccessPoints"],
    yields: POINT,
    covers: "region",
    pages: byToken({
      token: "continuation-token",
      next: `${POINTS}.NextContinuationToken`,
      size: ["max-keys", 1000],
      more: `${POINTS}.IsTruncated`,
    }),
    find: listedPoints,
  }),
];
