/** Where the keys of a scan come from. They are handed to the SDK and never written anywhere. */
import { jsonAt, textOf } from "../../src/provider/json.ts";
import type { Send } from "../../src/provider/session.ts";
import type { Failure } from "../../src/provider/failure.ts";
import type { Credentials, CredentialSource } from "./transport.ts";

/** The SDK has remarks on how keys are given; what a user must know is for this program to say. */
const unsaid = (): void => undefined;
const silent = { debug: unsaid, info: unsaid, warn: unsaid, error: unsaid };

/** The standard chain: environment, shared profiles, SSO, web identity, containers, instances. */
export function standardCredentials(profile: string | undefined): CredentialSource {
  let chain: Promise<CredentialSource> | undefined;
  return async () => {
    chain ??= import("@aws-sdk/credential-providers").then(({ fromNodeProviderChain }) =>
      fromNodeProviderChain({ logger: silent, ...(profile === undefined ? {} : { profile }) }),
    );
    return (await chain)();
  };
}

/** The region of the environment or the profile; `undefined` where none is set. */
export async function configuredRegion(profile: string | undefined): Promise<string | undefined> {
  const { STSClient } = await import("@aws-sdk/client-sts");
  try {
    return await new STSClient(profile === undefined ? {} : { profile }).config.region();
  } catch {
    return undefined;
  }
}

export interface Role {
  readonly arn: string;
  readonly externalId?: string | undefined;
  readonly sessionName: string;
}

/** Thrown by a source of credentials whose role could not be assumed. */
export class NotAssumed extends Error {
  override readonly name = "NotAssumed";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** A role's keys, asked for again five minutes before they end. */
export function assumedRole({ arn, externalId, sessionName }: Role, send: Send, now: () => Date): CredentialSource {
  let current: Promise<Credentials> | undefined;
  let ends = 0;
  const assume = async (): Promise<Credentials> => {
    const reply = await send({
      operation: "sts.AssumeRole",
      region: null,
      request: { RoleArn: arn, RoleSessionName: sessionName, ...(externalId === undefined ? {} : { ExternalId: externalId }) },
      accepts: (body) => jsonAt(body, "Credentials.AccessKeyId") !== undefined,
    });
    if (!reply.ok) throw new NotAssumed(reply.failure);
    const part = (name: string): string => textOf(jsonAt(reply.body, `Credentials.${name}`));
    const expiration = new Date(part("Expiration"));
    ends = expiration.getTime();
    return { accessKeyId: part("AccessKeyId"), secretAccessKey: part("SecretAccessKey"), sessionToken: part("SessionToken"), expiration };
  };
  return () => {
    if (current === undefined || ends - now().getTime() < EARLY) {
      ends = Number.POSITIVE_INFINITY;
      current = assume();
      current.catch(() => (current = undefined));
    }
    return current;
  };
}

const EARLY = 300_000;
