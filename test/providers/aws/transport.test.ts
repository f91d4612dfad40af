import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transport, type Transport } from "../../../providers/aws/transport.ts";
import { textOf } from "../../../src/provider/json.ts";

const said = new Map<string, string>();
let server: Server;
let send: Transport;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, service = ""] = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)/.exec(request.headers.authorization ?? "") ?? [];
    request
      .resume()
      .on("end", () => response.writeHead(200, service === "s3" ? { "transfer-encoding": "chunked" } : {}).end(said.get(service)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The endpoint and the keys reach the SDK through the process, as they do for a user.
  process.env["AWS_ENDPOINT_URL"] = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  send = transport({
    credentials: () => Promise.resolve({ accessKeyId: "example", secretAccessKey: "example" }),
    home: "eu-west-1",
    environment: process.env,
    declared: new Set(["sqs.ListQueues", "kinesis.ListStreams", "s3.GetBucketLogging", "ec2.DescribeVpcs"]),
    account: "123456789012",
  });
});
afterAll(() => {
  delete process.env["AWS_ENDPOINT_URL"];
  server.close();
});

const asked = (operation: string, request = {}): ReturnType<Transport> =>
  send({ operation, region: "eu-west-1", request }, new AbortController().signal);

describe("an answer of no bytes is no answer", () => {
  it.each([
    ["sqs.ListQueues", "JSON", {}],
    ["kinesis.ListStreams", "JSON of a service whose SDK prefers HTTP/2", {}],
    ["s3.GetBucketLogging", "XML, in chunks", { Bucket: "a" }],
    ["ec2.DescribeVpcs", "XML", {}],
  ])("%s (%s)", async (operation, _, request) => {
    said.clear();
    expect(await asked(operation, request)).toEqual({ ok: false, failure: { kind: "malformed", code: "UnexpectedAnswer" } });
  });

  it.each<[string, string, string, object, object]>([
    ["sqs.ListQueues", "sqs", "{}", {}, {}],
    ["kinesis.ListStreams", "kinesis", '{"StreamNames":[],"HasMoreStreams":false}', {}, { StreamNames: [], HasMoreStreams: false }],
    ["s3.GetBucketLogging", "s3", "<BucketLoggingStatus/>", { Bucket: "a" }, {}],
  ])("%s that says that there is nothing is one, of as many bytes as came", async (operation, service, text, request, body) => {
    said.set(service, text);
    expect(await asked(operation, request)).toEqual({ ok: true, body, bytes: text.length });
  });
});

it("sends what is declared and nothing else", async () => {
  const reply = await asked("sqs.DeleteQueue", { QueueUrl: "https://example.com/1/q" });
  expect(reply.ok ? textOf(reply.body) : reply.failure).toEqual({ kind: "not-declared", code: "NotDeclared" });
});
