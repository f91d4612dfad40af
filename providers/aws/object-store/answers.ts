/** Which answers of S3 tell about buckets, and what their "there is none" errors stand for. */
import type { AnswerDefinition, Found } from "../../../src/provider/answer.ts";
import { foundIn, textOf, type Json } from "../answers.ts";

export const BUCKET = "s3.Bucket";
export const POLICY = "s3.BucketPolicy";
export const ACL = "s3.BucketAcl";
export const OWNERSHIP = "s3.BucketOwnershipControls";
export const BLOCK = "s3.BucketPublicAccessBlock";
export const LIFECYCLE = "s3.BucketLifecycleConfiguration";
export const ACCOUNT_BLOCK = "s3.AccountPublicAccessBlock";

const allOff = { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };
const noBlock = { PublicAccessBlockConfiguration: allOff };
const NO_BLOCK = "NoSuchPublicAccessBlockConfiguration";

/** An answer about one bucket, which only the request names. */
function perBucket(operation: string, permission: string, yields: string, code?: string, none: Json = {}): AnswerDefinition {
  const found = (request: Json, body: unknown): Found => {
    const bucket = textOf(request["Bucket"]);
    return { id: bucket, body, path: "", plus: { Bucket: bucket } };
  };
  return {
    provider: "aws",
    operation: `s3.${operation}`,
    permission: `s3:${permission}`,
    yields,
    find: (body, request) => [found(request, body)],
    none: { codes: code === undefined ? [] : [code], find: (request) => found(request, none) },
  };
}

export const bucketAnswers: readonly AnswerDefinition[] = [
  {
    provider: "aws",
    operation: "s3.ListBuckets",
    permission: "s3:ListAllMyBuckets",
    yields: BUCKET,
    find: (body) => foundIn(body, "Buckets", "Name"),
  },
  perBucket("GetBucketPolicy", "GetBucketPolicy", POLICY, "NoSuchBucketPolicy", { Policy: '{"Statement":[]}' }),
  perBucket("GetBucketAcl", "GetBucketAcl", ACL),
  // Without ownership controls a bucket is as all buckets once were: the writer owns the object, and ACLs are in force.
  perBucket("GetBucketOwnershipControls", "GetBucketOwnershipControls", OWNERSHIP, "OwnershipControlsNotFoundError", {
    OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
  }),
  perBucket("GetPublicAccessBlock", "GetBucketPublicAccessBlock", BLOCK, NO_BLOCK, noBlock),
  perBucket("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration", LIFECYCLE, "NoSuchLifecycleConfiguration", { Rules: [] }),
  {
    provider: "aws",
    operation: "s3-control.GetPublicAccessBlock",
    permission: "s3:GetAccountPublicAccessBlock",
    yields: ACCOUNT_BLOCK,
    find: (body) => [{ id: "account", body, path: "" }],
    none: { codes: [NO_BLOCK], find: () => ({ id: "account", body: noBlock, path: "" }) },
  },
];
