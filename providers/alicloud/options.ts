import { z } from "zod";

const accountId = z.string().regex(/^\d{12,20}$/, "an account id has 16 digits");
const region = z.string().regex(/^[a-z]{2}(-[a-z0-9]+)+$/, "not the name of a region, such as cn-hangzhou or ap-southeast-1");
const endpoint = z
  .string()
  .regex(/^[a-z][a-z-]*=[\w.:/[\]{}-]+$/i, "not of the form product=host, such as ecs=ecs-vpc.cn-hangzhou.example");

/** The role that a scan enters where none is named. */
export const DEFAULT_MEMBER_ROLE = "cldscan-audit";

/** What a user may say about a scan of Alibaba Cloud. */
export const alicloudOptions = z.strictObject({
  /** Profile of the configuration that the command line of the cloud keeps. */
  profile: z.string().min(1).optional(),
  /** Empty: every region that the account can use. */
  regions: z.array(region).default([]),
  roleArn: z
    .string()
    .regex(/^acs:ram::\d+:role\/[\w.-]+$/, "not the ARN of a role, such as acs:ram::1234567890123456:role/audit")
    .optional(),
  externalId: z.string().min(2).max(1224).optional(),
  sessionName: z
    .string()
    .regex(/^[\w.@-]{2,64}$/, "2 to 64 letters, digits or any of .@-_")
    .default("cldscan"),
  /** Every member of the resource directory. */
  organization: z.boolean().default(false),
  /** Accounts to enter instead. */
  accounts: z.array(accountId).optional(),
  /** Role that is assumed in each of several accounts. */
  memberRole: z
    .string()
    .regex(/^[\w.-]{1,64}$/, "not the name of a role")
    .default(DEFAULT_MEMBER_ROLE),
  source: z.enum(["auto", "inventory", "direct"]).default("auto"),
  site: z.enum(["cn", "intl", "auto"]).default("auto"),
  endpoints: z.array(endpoint).default([]),
});

export type AlicloudOptions = z.output<typeof alicloudOptions>;
