/** Who asks: a ready token, or one of few ways of signing in. No way that opens a browser, and none that takes a user's password. */
import type * as AzureIdentity from "@azure/identity";
import type { TokenCredential } from "@azure/identity";
import { CannotOpen } from "../../src/provider/adapter.ts";
import type { CloudRow } from "./clouds.ts";
import type { AzureOptions } from "./options.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Identity = typeof AzureIdentity;

/** A token that was got by other means, for scans that a broker starts. */
export const TOKEN = "CLDSCAN_AZURE_TOKEN";

export async function credentialFor(cloud: CloudRow, options: AzureOptions, environment: Environment): Promise<TokenCredential> {
  const token = environment[TOKEN];
  if (token !== undefined && token !== "")
    return { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) };
  const identity = await import("@azure/identity");
  const ways = waysOf(identity, cloud, options, environment);
  const [first] = ways;
  if (first === undefined) throw nothing();
  return ways.length === 1 ? first : new identity.ChainedTokenCredential(...ways);
}

/** In the order of trying. What the environment names goes first; a machine's own identity last, because elsewhere it answers late. */
function waysOf(identity: Identity, cloud: CloudRow, options: AzureOptions, environment: Environment): readonly TokenCredential[] {
  const { credential, tenant } = options;
  const hosted = environment["IDENTITY_ENDPOINT"] !== undefined || environment["MSI_ENDPOINT"] !== undefined;
  const managed = (): TokenCredential => {
    const clientId = environment["AZURE_CLIENT_ID"];
    return clientId === undefined ? new identity.ManagedIdentityCredential() : new identity.ManagedIdentityCredential({ clientId });
  };
  const signedIn = (): TokenCredential => new identity.AzureCliCredential(tenant === undefined ? {} : { tenantId: tenant });
  switch (credential) {
    case "environment":
      return named(identity, cloud, options, environment);
    case "managed-identity":
      return [managed()];
    case "cli":
      return [signedIn()];
    case "auto": {
      const rest = hosted ? [managed(), signedIn()] : [signedIn(), managed()];
      return [...named(identity, cloud, options, environment), ...rest];
    }
  }
}

/** The application that environment variables name: with a secret, a certificate, or a token of a workload. */
function named(identity: Identity, cloud: CloudRow, options: AzureOptions, environment: Environment): readonly TokenCredential[] {
  const tenantId = options.tenant ?? environment["AZURE_TENANT_ID"];
  const clientId = environment["AZURE_CLIENT_ID"];
  if (tenantId === undefined || clientId === undefined) return [];
  const { authority: authorityHost, custom, certificates } = cloud;
  // Instance discovery asks the public cloud whether an authority is genuine, which it cannot know of a custom one.
  const common = {
    authorityHost,
    disableInstanceDiscovery: custom,
    ...(certificates === undefined ? {} : { tlsOptions: { ca: certificates } }),
  };
  const secret = environment["AZURE_CLIENT_SECRET"];
  if (secret !== undefined) return [new identity.ClientSecretCredential(tenantId, clientId, secret, common)];
  const certificatePath = environment["AZURE_CLIENT_CERTIFICATE_PATH"];
  if (certificatePath !== undefined) {
    const password = environment["AZURE_CLIENT_CERTIFICATE_PASSWORD"];
    const pem = password === undefined ? { certificatePath } : { certificatePath, certificatePassword: password };
    return [new identity.ClientCertificateCredential(tenantId, clientId, pem, common)];
  }
  const tokenFilePath = environment["AZURE_FEDERATED_TOKEN_FILE"];
  return tokenFilePath === undefined ? [] : [new identity.WorkloadIdentityCredential({ tenantId, clientId, tokenFilePath, ...common })];
}

function nothing(): CannotOpen {
  return new CannotOpen({
    en: `No Azure credentials were found in the environment; set AZURE_TENANT_ID and AZURE_CLIENT_ID with AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE, or ${TOKEN}.`,
    zh: `环境变量中没有 Azure 凭证；请设置 AZURE_TENANT_ID、AZURE_CLIENT_ID 以及 AZURE_CLIENT_SECRET、AZURE_CLIENT_CERTIFICATE_PATH 或 AZURE_FEDERATED_TOKEN_FILE，或设置 ${TOKEN}。`,
  });
}
