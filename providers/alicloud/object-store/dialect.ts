import type { PolicyDialect } from "../../../src/provider/policy.ts";

/**
 * How bucket policies of OSS say things. A statement is not public when it is tied to fixed values of one of these keys;
 * action and resource do not count (OSS user guide, "Block Public Access").
 */
export const dialect: PolicyDialect = {
  narrowing: ["acs:sourcevpc", "acs:sourcevpcid", "acs:accessid"],
  addresses: ["acs:sourceip"],
  secureTransport: "acs:securetransport",
  networks: ["acs:sourcevpc", "acs:sourcevpcid"],
  everyAction: ["oss:*", "*"],
};
