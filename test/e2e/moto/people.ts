/** The users, functions and watchers of the estate. */
import { ConfigServiceClient, PutConfigurationRecorderCommand } from "@aws-sdk/client-config-service";
import { CreateClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import { CreateDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { Network } from "./network.ts";
import { clientIn, type Keys } from "./service.ts";

/** An empty archive: nothing of it ever runs. */
const emptyZip = Buffer.from(`504b0506${"00".repeat(18)}`, "hex");

/** Gives the secrets that it was told and that nothing may say again. */
export async function makePeople(region: string, keys: Keys | undefined, network: Network): Promise<readonly string[]> {
  const iam = new IAMClient(clientIn(region, keys));
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
    }),
  );
  await iam.send(new CreateUserCommand({ UserName: "ada" }));
  await iam.send(new CreateLoginProfileCommand({ UserName: "ada", Password: "Canary-of-a-login-1!" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "ada" }));
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "runner", AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await new LambdaClient(clientIn(region, keys)).send(
    new CreateFunctionCommand({
      FunctionName: "mailer",
      Role: Role?.Arn,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: emptyZip },
      Environment: { Variables: { SMTP_PASSWORD: "canary-of-a-function" } },
    }),
  );
  await new EKSClient(clientIn(region, keys)).send(
    new CreateClusterCommand({
      name: "shop",
      version: "1.33",
      roleArn: Role?.Arn,
      resourcesVpcConfig: { subnetIds: [...network.subnets] },
    }),
  );
  await new GuardDutyClient(clientIn(region, keys)).send(new CreateDetectorCommand({ Enable: true }));
  await new ConfigServiceClient(clientIn(region, keys)).send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: {
        name: "default",
        roleARN: Role?.Arn,
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      },
    }),
  );
  return [AccessKey?.SecretAccessKey ?? "", AccessKey?.AccessKeyId ?? ""];
}
