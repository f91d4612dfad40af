/** What answers of their own tell about a bucket: its key, its access log, and its region where the listing left that out. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { ResourceBase } from "../../../src/model/resource.ts";
import type { Links } from "../../../src/provider/link.ts";
import { isAbsent, list, settled, valueAt, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { cloudOf } from "../clouds.ts";
import { customerKeyLive } from "../customer-key-live.ts";
import { namesSomething } from "../named.ts";
import { algorithms } from "./keeping.ts";

const RULES = "ServerSideEncryptionConfiguration.Rules";
const RULE = `${RULES}.ApplyServerSideEncryptionByDefault`;

/** KMS without a key takes the one that AWS manages for S3; a bucket without a rule takes none of KMS. */
export function liveKeyOf(bucket: Doc, answers: Many<Doc>, links: Links): Fact<boolean> {
  return toldBy(bucket, answers, "s3.GetBucketEncryption", ({ body }) => {
    const none = known(false, { basis: "default", at: body.at });
    if (isAbsent(body, RULES)) return owed(body, RULES);
    const { items, open } = list(body, RULES);
    if (items.length === 0 && open.length === 0) return none;
    return chain(word(body, `${RULE}.SSEAlgorithm`, algorithms, owed(body, `${RULE}.SSEAlgorithm`)), (kms) => {
      const key = valueAt(body, `${RULE}.KMSMasterKeyID`);
      return kms && key.value !== undefined && key.value !== "" ? customerKeyLive(links, bucket, key.value, key.at) : none;
    });
  });
}

export function liveAccessLogged(bucket: Doc, answers: Many<Doc>): Fact<boolean> {
  return toldBy(bucket, answers, "s3.GetBucketLogging", ({ body }) => namesSomething(body, "LoggingEnabled.TargetBucket"));
}

function toldBy(bucket: Doc, { items, open }: Many<Doc>, operation: string, read: (answer: Doc) => Fact<boolean>): Fact<boolean> {
  const [answer] = items;
  if (answer !== undefined) return read(answer);
  return open[0] === undefined ? unknown("not-listed", operation, bucket.at) : unknownBecause(open[0], bucket.at);
}

/** What stands for the two oldest regions. */
const spellings: Readonly<Record<string, string>> = { "": "us-east-1", EU: "eu-west-1" };

/** The region that the listing left out. */
export function inItsRegion(base: ResourceBase<"object-store">, { items }: Many<Doc>): ResourceBase<"object-store"> {
  const [answer] = items;
  if (base.region !== null || answer === undefined) return base;
  const told = settled(answer.body.get("LocationConstraint")) ?? "";
  if (typeof told !== "string") return base;
  const region = spellings[told] ?? told;
  return { ...base, region, cloud: cloudOf(region) };
}
