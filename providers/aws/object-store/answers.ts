/** Which answers of S3 tell about buckets, and what their "there is none" errors stand for. */
import { detail, each, listing, whole, type Call, type Found } from "../../../src/provider/call.ts";
import { jsonAt, textOf, type Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";

export const BUCKET = "s3.Bucket";
export const POLICY = "s3.BucketPolicy";
export const ACL = "s3.BucketAcl";
export const OWNERSHIP = "s3.BucketOwnershipControls";
export const BLOCK = "s3.BucketPublicAccessBlock";
export const LIFECYCLE = "s3.BucketLifecycleConfiguration";
export const ENCRYPTION = "s3.BucketEncryption";
export const LOGGING = "s3.BucketLogging";
export const LOCATION = "s3.BucketLocation";
export const ACCOUNT_BLOCK = "s3.AccountPublicAccessBlock";

const allOff = { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };
const noBlock = { PublicAccessBlockConfiguration: allOff };
const NO_BLOCK = "NoSuchPublicAccessBlockConfiguration";

function about(request: Json): Pick<Found, "id" | "plus"> {
  const bucket = textOf(request["Bucket"]);
  return { id: bucket, plus: { Bucket: bucket } };
}

interface PerBucket {
  readonly permission: string;
  readonly yields: string;
  /** Member that every answer has. */
  readonly holds?: string;
  readonly none?: Call["none"];
  readonly when?: (bucket: Json) => boolean;
}

/** An answer about one bucket, which only the request names. */
function perBucket(operation: string, { permission, yields, holds, none, when = () => true }: PerBucket): Call {
  return detail({
    provider: "aws",
    operation: `s3.${operation}`,
    permissions: [`s3:${permission}`],
    yields,
    of: BUCKET,
    ask: ([bucket]) => (bucket === undefined || !when(bucket) ? undefined : { Bucket: bucket["Name"] }),
    about,
    find: whole(about, holds),
    ...(none === undefined ? {} : { none }),
  });
}

const account = (): Pick<Found, "id"> => ({ id: "account" });

export const bucketCalls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "s3.ListBuckets",
    permissions: ["s3:ListAllMyBuckets"],
    yields: BUCKET,
    covers: "account",
    pages: byToken({ token: "ContinuationToken", next: "ContinuationToken", size: ["MaxBuckets", 1000] }),
    find: each("Buckets", "Name", (bucket) => {
      const region = textOf(bucket["BucketRegion"]);
      return region === "" ? {} : { region };
    }),
    lists: ["object-store"],
  }),
  perBucket("GetBucketPolicy", {
    permission: "GetBucketPolicy",
    yields: POLICY,
    holds: "Policy",
    none: { codes: ["NoSuchBucketPolicy"], body: { Policy: '{"Statement":[]}' } },
  }),
  perBucket("GetBucketAcl", { permission: "GetBucketAcl", yields: ACL, holds: "Grants" }),
  // Without ownership controls a bucket is as all buckets once were: the writer owns the object, and ACLs are in force.
  perBucket("GetBucketOwnershipControls", {
    permission: "GetBucketOwnershipControls",
    yields: OWNERSHIP,
    holds: "OwnershipControls",
    none: {
      codes: ["OwnershipControlsNotFoundError"],
      body: { OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] } },
    },
  }),
  perBucket("GetPublicAccessBlock", {
    permission: "GetBucketPublicAccessBlock",
    yields: BLOCK,
    holds: "PublicAccessBlockConfiguration",
    none: { codes: [NO_BLOCK], body: noBlock },
  }),
  perBucket("GetBucketLifecycleConfiguration", {
    permission: "GetLifecycleConfiguration",
    yields: LIFECYCLE,
    holds: "Rules",
    none: { codes: ["NoSuchLifecycleConfiguration"], body: { Rules: [] } },
  }),
  // A bucket that was never told how to encrypt takes the keys of S3.
  perBucket("GetBucketEncryption", {
    permission: "GetEncryptionConfiguration",
    yields: ENCRYPTION,
    holds: "ServerSideEncryptionConfiguration",
    none: { codes: ["ServerSideEncryptionConfigurationNotFoundError"], body: { ServerSideEncryptionConfiguration: { Rules: [] } } },
  }),
  // The answer is empty where nothing is logged.
  perBucket("GetBucketLogging", { permission: "GetBucketLogging", yields: LOGGING }),
  // The answer is empty for us-east-1. Newer listings tell the region themselves.
  perBucket("GetBucketLocation", {
    permission: "GetBucketLocation",
    yields: LOCATION,
    when: (bucket) => textOf(bucket["BucketRegion"]) === "",
  }),
  listing({
    provider: "aws",
    operation: "s3-control.GetPublicAccessBlock",
    permissions: ["s3:GetAccountPublicAccessBlock"],
    yields: ACCOUNT_BLOCK,
    covers: "account",
    request: {},
    find: (body) => (jsonAt(body, "PublicAccessBlockConfiguration") === undefined ? undefined : [{ ...account(), body, path: "" }]),
    none: { codes: [NO_BLOCK], body: noBlock },
  }),
];
