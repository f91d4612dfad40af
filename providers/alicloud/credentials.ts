/** Where the keys of a scan come from. */
import type { Failure } from "../../src/provider/failure.ts";
import { jsonAt, textOf } from "../../src/provider/json.ts";
import type { Send } from "../../src/provider/session.ts";
import { leadThrough } from "./credentials-proxy.ts";
import type { Keys, KeySource } from "./keys.ts";
import type { Proxy } from "./proxy.ts";

/** Thrown where no keys are to be had. The errors of the package are not handed on: some hold the whole file with the keys. */
class NoKeys extends Error {
  override readonly name = "NoKeys";
}

interface Provider {
  readonly getCredentials: () => Promise<{
    readonly accessKeyId?: string;
    readonly accessKeySecret?: string;
    readonly securityToken?: string;
  }>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The vendor's own chain: environment, OIDC, profiles of the command line, the role of the machine, a URI. A named profile stands alone. */
export function standardKeys(profile: string | undefined, environment: Environment, proxy?: Proxy): KeySource {
  const chainOf = async (): Promise<Provider> => {
    const { CLIProfileCredentialsProvider, DefaultCredentialsProvider, URICredentialsProvider } = await import("@alicloud/credentials");
    if (proxy !== undefined) await leadThrough(proxy);
    if (profile !== undefined) return CLIProfileCredentialsProvider.builder().withProfileName(profile).build();
    const chain = DefaultCredentialsProvider.builder().build();
    // Without a URI the package would ask a host named "undefined", and believe what it answers.
    if ((environment["ALIBABA_CLOUD_CREDENTIALS_URI"] ?? "") === "") leaveOut(chain, URICredentialsProvider);
    return chain;
  };
  let chain: Promise<Provider> | undefined;
  return async () => {
    try {
      chain ??= chainOf();
      return keysIn(await (await chain).getCredentials());
    } catch {
      throw new NoKeys();
    }
  };
}

function leaveOut(chain: object, source: abstract new (...parts: never) => object): void {
  const sources: unknown = Reflect.get(chain, "providers");
  if (Array.isArray(sources))
    Reflect.set(
      chain,
      "providers",
      sources.filter((each) => !(each instanceof source)),
    );
}

function keysIn(given: Awaited<ReturnType<Provider["getCredentials"]>>): Keys {
  const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = given;
  if (accessKeyId === "" || accessKeySecret === "") throw new NoKeys();
  return { accessKeyId, accessKeySecret, ...(securityToken === "" ? {} : { securityToken }) };
}

export interface Role {
  readonly arn: string;
  readonly externalId?: string | undefined;
  readonly sessionName: string;
  /** What the keys may do at most, as the JSON text of a policy. */
  readonly policy: string;
}

/** Thrown by a source of keys whose role could not be assumed. */
export class NotAssumed extends Error {
  override readonly name = "NotAssumed";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Keys are asked for again this long before they end, ms. */
const EARLY = 300_000;

/** A role's keys, held down to what a scan sends. */
export function assumedRole({ arn, externalId, sessionName, policy }: Role, send: Send, now: () => Date): KeySource {
  let current: Promise<Keys> | undefined;
  let ends = 0;
  const assume = async (): Promise<Keys> => {
    const reply = await send({
      operation: "sts.AssumeRole",
      region: null,
      request: {
        RoleArn: arn,
        RoleSessionName: sessionName,
        Policy: policy,
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      },
      accepts: (body) => textOf(jsonAt(body, "Credentials.AccessKeyId")) !== "",
    });
    if (!reply.ok) throw new NotAssumed(reply.failure);
    const part = (name: string): string => textOf(jsonAt(reply.body, `Credentials.${name}`));
    ends = new Date(part("Expiration")).getTime();
    return { accessKeyId: part("AccessKeyId"), accessKeySecret: part("AccessKeySecret"), securityToken: part("SecurityToken") };
  };
  return () => {
    if (current === undefined || !(ends - now().getTime() >= EARLY)) {
      ends = Number.POSITIVE_INFINITY;
      current = assume();
      current.catch(() => (current = undefined));
    }
    return current;
  };
}
