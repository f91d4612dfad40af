import { CannotOpen, everyOperation, type Adapter, type Grant } from "../../src/provider/adapter.ts";
import type { Call } from "../../src/provider/call.ts";
import { isCloud } from "./clouds.ts";
import { configOperations } from "./config/operations.ts";
import { configShortcuts } from "./config/shortcuts.ts";
import { offeredOperation } from "./offered.ts";
import { awsOptions, type AwsOptions } from "./options.ts";
import { cloudFormation, policyDocument, terraform, type PolicyRequest } from "./permissions.ts";
import { openAws, sessionOperations } from "./session.ts";

/** AWS with the calls that the subjects of this folder declare. */
export function awsAdapter(calls: readonly Call[]): Adapter<AwsOptions> {
  const beyond = [...sessionOperations, offeredOperation, ...configOperations];
  const operations = everyOperation({ calls, beyond });
  const declared = new Set(operations.keys());
  const request = ({ cloud = "aws", memberRole = awsOptions.parse({}).memberRole }: Grant): PolicyRequest => {
    if (!isCloud(cloud)) throw new CannotOpen({ en: `AWS has no partition "${cloud}".`, zh: `AWS 没有分区“${cloud}”。` });
    return { operations, cloud, memberRole };
  };
  return {
    provider: "aws",
    calls,
    beyond,
    grants: {
      policy: (grant) => policyDocument(request(grant)),
      cloudformation: (grant) => cloudFormation(request(grant)),
      terraform: (grant) => terraform(request(grant)),
    },
    open: (options, opening) => openAws(options, { ...opening, declared, shortcuts: configShortcuts(opening.world) }),
  };
}
