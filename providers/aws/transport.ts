/** One try of one call through the AWS SDK, with its retries off: the kernel tries again, paces and counts. */
import type { Json } from "../../src/provider/json.ts";
import { failure, type Failure } from "../../src/provider/failure.ts";
import type { Reply, Request } from "../../src/provider/session.ts";
import { failureOf } from "./errors.ts";
import { serviceNamed } from "./services.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialSource = () => Promise<Credentials>;

export interface TransportOptions {
  readonly credentials: CredentialSource;
  /** Region for what is not of a region. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Operations that may leave the process. */
  readonly declared: ReadonlySet<string>;
  /** The account that calls are made in, for APIs that want it named. */
  readonly account?: string;
}

const SIZE = Symbol("size of the answer, bytes");

/** What the SDK notes about one call. */
interface Context {
  readonly commandName?: string;
  [SIZE]?: number;
}

type Middleware = (next: (args: unknown) => Promise<unknown>, context: Context) => (args: unknown) => Promise<unknown>;

/** What is used of a client, which all clients of the SDK have. */
interface Client {
  readonly send: (command: object, options: { readonly abortSignal: AbortSignal }) => Promise<Record<string, unknown>>;
  readonly middlewareStack: {
    readonly add: (middleware: Middleware, options: { readonly step: string; readonly priority?: string; readonly name: string }) => void;
  };
}
type Constructor<T> = new (input: object) => T;

/** Sockets that one client keeps open at most. */
const SOCKETS = 32;

export type Transport = (request: Request, signal: AbortSignal) => Promise<Reply>;

export function transport(options: TransportOptions): Transport {
  const clients = new Map<string, Promise<{ readonly client: Client; readonly module: Readonly<Record<string, unknown>> }>>();
  return async ({ operation, region, request }, signal) => {
    const [service = "", name = ""] = operation.split(".");
    const where = region ?? options.home;
    const key = `${service} ${where}`;
    try {
      let ready = clients.get(key);
      if (ready === undefined) clients.set(key, (ready = clientOf(service, where, options)));
      const { client, module } = await ready;
      const command = module[`${name}Command`] as Constructor<object>;
      const body = await client.send(new command(inputOf(service, request, options)), { abortSignal: signal });
      return { ok: true, body: plain(body) as Json, bytes: bytesOf(body) };
    } catch (error) {
      return { ok: false, failure: failureIn(error) };
    }
  };
}

async function clientOf(
  service: string,
  region: string,
  { credentials, environment, declared }: TransportOptions,
): Promise<{ readonly client: Client; readonly module: Readonly<Record<string, unknown>> }> {
  const known = serviceNamed(service);
  if (known === undefined) throw new Error(`no service ${service}`);
  const module = (await known.load()) as Readonly<Record<string, unknown>>;
  const all = environment["AWS_ENDPOINT_URL"];
  const control = environment["AWS_ENDPOINT_URL_S3_CONTROL"] ?? all;
  const client = new (module[known.client] as Constructor<Client>)({
    region,
    credentials,
    maxAttempts: 1,
    requestHandler: await requestHandler(),
    // A custom endpoint has no host name of its own for each bucket or account.
    ...(service === "s3" ? { followRegionRedirects: true, forcePathStyle: (environment["AWS_ENDPOINT_URL_S3"] ?? all) !== undefined } : {}),
    ...(service === "s3-control" && control !== undefined ? { endpointProvider: () => ({ url: new URL(control) }) } : {}),
  });
  client.middlewareStack.add(
    (next, context) => (args) => {
      const asked = `${service}.${(context.commandName ?? "").replace(/Command$/, "")}`;
      if (!declared.has(asked)) throw Object.assign(new Error(), { name: "NotDeclared" });
      return next(args);
    },
    { step: "initialize", name: "declaredOperationsOnly" },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = (await next(args)) as { readonly output: object };
      Object.defineProperty(result.output, SIZE, { value: context[SIZE] });
      return result;
    },
    { step: "deserialize", priority: "high", name: "sizeOfAnswer" },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { response } = (await next(args)) as { readonly response: { readonly statusCode: number; body: unknown } };
      const body = await collected(response.body);
      // Every declared operation answers with JSON or XML. The SDK takes no bytes at all for an answer without members: a list of nothing.
      if (response.statusCode < 300 && body.length === 0) throw Object.assign(new Error(), { name: "UnexpectedAnswer" });
      context[SIZE] = body.length;
      response.body = body;
      return { response };
    },
    { step: "deserialize", priority: "low", name: "nothingIsNoAnswer" },
  );
  return { client, module };
}

/** HTTP/1.1 for all: the SDK of Kinesis would speak HTTP/2, which an endpoint of one's own rarely does. */
async function requestHandler(): Promise<unknown> {
  const { STSClient } = await import("@aws-sdk/client-sts");
  const agent = { maxSockets: SOCKETS, keepAlive: true };
  return new STSClient({ requestHandler: { httpsAgent: agent, httpAgent: agent } }).config.requestHandler;
}

async function collected(body: unknown): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

function bytesOf(body: object): number {
  const size = (body as Record<symbol, unknown>)[SIZE];
  return typeof size === "number" ? size : 0;
}

function inputOf(service: string, request: Json, { account }: TransportOptions): Json {
  return service === "s3-control" && account !== undefined ? { ...request, AccountId: account } : request;
}

/** An answer as plain JSON: times as ISO 8601, bytes as text, without the SDK's own notes. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name, each]) => name !== "$metadata" && each !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each)]));
}

/** Only names and numbers of an error are looked at: its message may hold parts of the request. */
function failureIn(error: unknown): Failure {
  if (!(error instanceof Error)) return failure("unavailable", "Error");
  if (error.name === "NotDeclared") return failure("not-declared", "NotDeclared");
  const { Code, code, $metadata, $retryable, $response } = error as Error & {
    readonly Code?: unknown;
    readonly code?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly $retryable?: { readonly throttling?: boolean };
    readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  };
  const bare = error.name === "Error" || error.name === "" || error.name === "AggregateError";
  const spoken = bare ? [Code, code].find((each): each is string => typeof each === "string") : error.name;
  const status = $metadata?.httpStatusCode ?? 0;
  const told = failureOf(spoken ?? (status === 0 ? "Error" : `HTTP ${String(status)}`), status);
  const asked = Number($response?.headers?.["retry-after"]);
  const kind = $retryable?.throttling === true ? "throttled" : told.kind === "rejected" && status === 0 ? "unavailable" : told.kind;
  return Number.isFinite(asked) && asked > 0 ? failure(kind, told.code, asked * 1000) : failure(kind, told.code);
}
