import type { ProviderName } from "../../model/resource.ts";
import type { Adapter } from "../../provider/adapter.ts";
import type { Provider } from "../../provider/provider.ts";
import type { ZodType } from "zod";

/** What the command line knows of a cloud that can be scanned live. The SDKs behind it are loaded when one is scanned. */
export interface Target {
  readonly options: ZodType;
  readonly adapter: Adapter<never>;
}

const targets: Readonly<Record<ProviderName, (provider: Provider) => Promise<Target>>> = {
  aws: async ({ calls }) => {
    // Which Node this program needs is for it to say, not for one of its libraries.
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
    const [{ awsAdapter }, { awsOptions }] = await Promise.all([
      import("../../../providers/aws/adapter.ts"),
      import("../../../providers/aws/options.ts"),
    ]);
    return { options: awsOptions, adapter: awsAdapter(calls) };
  },
  azure: async () => {
    const [{ azure }, { azureOptions }] = await Promise.all([
      import("../../../providers/azure/adapter.ts"),
      import("../../../providers/azure/options.ts"),
    ]);
    return { options: azureOptions, adapter: azure };
  },
  alicloud: async () => {
    const [{ alicloud }, { alicloudOptions }] = await Promise.all([
      import("../../../providers/alicloud/adapter.ts"),
      import("../../../providers/alicloud/options.ts"),
    ]);
    return { options: alicloudOptions, adapter: alicloud };
  },
};

/** The clouds that `scan` takes by name. */
export const liveNames = Object.keys(targets) as readonly ProviderName[];

export function isLive(word: string): word is ProviderName {
  return (liveNames as readonly string[]).includes(word);
}

export function targetOf(provider: Provider): Promise<Target> {
  return targets[provider.name](provider);
}
