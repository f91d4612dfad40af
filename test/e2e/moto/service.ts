/**
 * The independent implementation of AWS that the tests of running accounts are run against. `.ci/run` installs and starts it, and says where it is in
 * `CLDSCAN_MOTO`; without that the tests are left out (see test/support/left-out.ts).
 */
import { createServer, request as ask, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export const moto = process.env["CLDSCAN_MOTO"];

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Keys that it knows nothing of belong to its first account. */
export const FIRST_ACCOUNT = "123456789012";
const firstKeys: Keys = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "canary-of-a-secret-key" };

/** What a client of the SDK is made with. */
export function clientIn(
  region: string,
  credentials: Keys = firstKeys,
): { region: string; endpoint: string; credentials: Keys; maxAttempts: number } {
  return { region, endpoint: moto ?? "", credentials, maxAttempts: 2 };
}

/** What a user sets to scan it. */
export function environment(
  endpoint = moto ?? "",
  { accessKeyId, secretAccessKey, sessionToken }: Keys = firstKeys,
): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    // No file of this machine has a say.
    AWS_CONFIG_FILE: "none",
    AWS_SHARED_CREDENTIALS_FILE: "none",
    AWS_EC2_METADATA_DISABLED: "true",
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
  };
}

/** Empties it. Fails when it cannot be reached. */
export async function emptied(): Promise<void> {
  const { ok } = await fetch(`${moto ?? ""}/moto-api/reset`, { method: "POST" });
  if (!ok) throw new Error(`moto at ${moto ?? ""} cannot be emptied`);
}

export interface Front {
  readonly url: string;
  /** When each request came, ms. */
  readonly times: readonly number[];
  readonly close: () => Promise<void>;
}

/** What becomes of a request: handed on, answered with a denial, or left without an answer. */
export type Fate = "on" | "denied" | "hangs";

const denial =
  "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>0</RequestId></ErrorResponse>";

/** Stands before it: sees every request, and decides about each. */
export async function fronted(
  fate: (seen: { readonly count: number; readonly body: string; readonly message: IncomingMessage }) => Fate,
): Promise<Front> {
  const times: number[] = [];
  const server = createServer((message, response) => {
    const parts: Buffer[] = [];
    times.push(performance.now());
    message.on("data", (part: Buffer) => parts.push(part));
    message.on("end", () => {
      const body = Buffer.concat(parts);
      const becomes = fate({ count: times.length, body: body.toString("utf8"), message });
      if (becomes === "hangs") return;
      if (becomes === "denied") {
        response.writeHead(403, { "content-type": "text/xml" }).end(denial);
        return;
      }
      const onward = ask(`${moto ?? ""}${message.url ?? ""}`, { method: message.method, headers: message.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    times,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
