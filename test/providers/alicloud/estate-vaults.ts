/** Instances of the key service. One of them has everything in order. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { ACCOUNT, answer, byNumber, CANARY, REGION } from "./estate-answers.ts";

const instance = (id: string, name: string, safe: boolean): RecordedAnswer =>
  answer(
    "kms.GetKmsInstance",
    {
      KmsInstance: {
        InstanceId: id,
        InstanceName: name,
        Status: "Connected",
        VpcId: "vpc-0a",
        VswitchIds: ["vsw-0a"],
        Log: safe ? "1" : "0",
        DeletionProtection: safe,
        CaCertificateChainPem: CANARY,
      },
    },
    { KmsInstanceId: id },
  );

const policy = (name: string, id: string, rules: readonly string[]): RecordedAnswer =>
  answer(
    "kms.DescribePolicy",
    {
      Name: name,
      Arn: `acs:kms:${REGION}:${ACCOUNT}:policy/${name}`,
      KmsInstance: id,
      Permissions: ["RbacPermission/Template/CryptoServiceKeyUser"],
      Resources: ["*"],
      AccessControlRules: JSON.stringify({ NetworkRules: rules }),
    },
    { Name: name },
  );

const rule = (name: string, addresses: readonly string[]): RecordedAnswer =>
  answer("kms.DescribeNetworkRule", { Name: name, Type: "Private", SourcePrivateIp: JSON.stringify(addresses) }, { Name: name });

export const vaults: readonly RecordedAnswer[] = [
  ...byNumber(
    "kms.ListKmsInstances",
    "KmsInstances.KmsInstance",
    ["kst-0a", "kst-0b"].map((KmsInstanceId) => ({
      KmsInstanceId,
      KmsInstanceArn: `acs:kms:${REGION}:${ACCOUNT}:keystore/${KmsInstanceId}`,
    })),
  ),
  instance("kst-0a", "main", true),
  instance("kst-0b", "open", false),
  ...byNumber(
    "kms.ListPolicies",
    "Policies.Policy",
    ["main-users", "open-users"].map((Name) => ({ Name })),
  ),
  policy("main-users", "kst-0a", ["inside"]),
  policy("open-users", "kst-0b", ["anywhere"]),
  ...byNumber(
    "kms.ListNetworkRules",
    "NetworkRules.NetworkRule",
    ["inside", "anywhere"].map((Name) => ({ Name, Type: "Private" })),
  ),
  rule("inside", ["10.0.0.0/8"]),
  rule("anywhere", ["0.0.0.0/0"]),
];
