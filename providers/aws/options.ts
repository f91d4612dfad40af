import { z } from "zod";

const accountId = z.string().regex(/^\d{12}$/, "an account id has twelve digits");
const region = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d+$/, "not the name of a region, such as eu-west-1 or cn-north-1");

/** What a user may say about a scan of AWS. */
export const awsOptions = z.strictObject({
  profile: z.string().min(1).optional(),
  /** Empty: every region that is enabled. */
  regions: z.array(region).default([]),
  roleArn: z
    .string()
    .regex(/^arn:[a-z-]+:iam::\d{12}:role\/.+$/, "not the ARN of a role")
    .optional(),
  externalId: z.string().min(2).max(1224).optional(),
  sessionName: z
    .string()
    .regex(/^[\w+=,.@-]{2,64}$/, "2 to 64 letters, digits or any of +=,.@-_")
    .default("cldscan"),
  /** Every active account of the organisation. */
  organization: z.boolean().default(false),
  /** Accounts to enter instead. */
  accounts: z.array(accountId).optional(),
  /** Role that is assumed in each of several accounts. */
  memberRole: z
    .string()
    .regex(/^[\w+=,.@/-]{1,512}$/, "not the name of a role")
    .default("cldscan-audit"),
  source: z.enum(["auto", "config", "direct"]).default("auto"),
  aggregator: z.string().min(1).optional(),
});

export type AwsOptions = z.output<typeof awsOptions>;
