/** The estate that is scanned: made through the SDK of AWS, as its owner would. */
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  DescribeCreateAccountStatusCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { makeNetwork } from "./network.ts";
import { makePeople } from "./people.ts";
import { clientIn, emptied, FIRST_ACCOUNT, type Keys } from "./service.ts";
import { makeKeys, makeLogGroups, makeStores } from "./stores.ts";

/** Log groups beyond the named ones: 21 pages of them. */
export const MANY = 1_050;

/** An account of the partition of China. */
export const CHINESE_ACCOUNT = "333333333333";

export interface Estate {
  /** Accounts of the organisation beside the first. */
  readonly members: readonly [string, string];
  readonly secrets: readonly string[];
  /** What was made in the first account, by kind and name, to the id that it was given. */
  readonly ids: ReadonlyMap<string, string>;
}

const WRITTEN = [
  "canary-of-a-secret-key",
  "canary-of-user-data",
  "canary-of-an-auth-token",
  "canary-of-a-secret",
  "canary-of-a-parameter",
  "canary-of-a-master-password",
  "canary-of-a-function",
  "Canary-of-a-login",
];

export async function makeEstate(): Promise<Estate> {
  await emptied();
  const issued: string[] = [];
  const ids = new Map<string, string>();
  const whole = async (region: string, account: string, keys: Keys | undefined, many: number): Promise<void> => {
    const partition = region.startsWith("cn-") ? "aws-cn" : "aws";
    const [key, still] = await makeKeys(region, keys);
    await makeLogGroups(region, keys, many);
    const network = await makeNetwork(region, keys, `arn:${partition}:iam::${account}:role/flow-logs`);
    await makeStores(region, keys, { key, network, prefix: `${region}-${account}` });
    issued.push(...(await makePeople(region, keys, network)));
    if (account !== FIRST_ACCOUNT) return;
    const names = [...network.ids, ["key turning", key], ["key still", still]] as const;
    for (const [name, id] of names) ids.set(name, id.split("/").at(-1) ?? id);
  };
  const members = await organisation();
  await Promise.all([
    whole("us-east-1", FIRST_ACCOUNT, undefined, MANY),
    ...[...members.map((account) => ["us-east-1", account] as const), ["cn-north-1", CHINESE_ACCOUNT] as const].map(
      async ([region, account]) => {
        const keys = await enter(region, account);
        issued.push(keys.secretAccessKey, keys.sessionToken ?? "");
        await whole(region, account, keys, 0);
      },
    ),
  ]);
  return { members, secrets: [...WRITTEN, ...issued].filter((each) => each !== ""), ids };
}

async function organisation(): Promise<readonly [string, string]> {
  const organizations = new OrganizationsClient(clientIn("us-east-1"));
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const made = async (name: string): Promise<string> => {
    const { CreateAccountStatus } = await organizations.send(new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` }));
    const asked = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id });
    return (await organizations.send(asked)).CreateAccountStatus?.AccountId ?? "";
  };
  return [await made("shop"), await made("archive")];
}

async function enter(region: string, account: string): Promise<Keys> {
  const { Credentials } = await new STSClient(clientIn(region)).send(
    new AssumeRoleCommand({
      RoleArn: `arn:${region.startsWith("cn-") ? "aws-cn" : "aws"}:iam::${account}:role/owner`,
      RoleSessionName: "seed",
    }),
  );
  return {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
}
