import type { PolicyDialect } from "../../src/provider/policy.ts";

/**
 * The words of bucket policies. Narrowing keys are those that AWS itself takes into account when it decides whether a policy is public
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html, "The meaning of public").
 */
export const dialect: PolicyDialect = {
  narrowing: [
    "aws:sourcearn",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:sourceowner",
    "aws:sourceaccount",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalaccount",
    "aws:principalarn",
  ],
  // A bucket that leaves access to its access points is as open as the most open of them.
  delegating: ["s3:dataaccesspointarn", "s3:dataaccesspointaccount"],
  broad: { v4: 8, v6: 32 },
  addresses: ["aws:sourceip"],
  secureTransport: "aws:securetransport",
  tlsVersion: "s3:tlsversion",
  networks: ["aws:sourcevpc", "aws:sourcevpce"],
  everyAction: ["s3:*", "*"],
};
