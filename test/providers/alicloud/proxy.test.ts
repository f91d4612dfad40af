import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createSecureServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadProxy, isDirect, ProxyAgent, proxyIn } from "../../../providers/alicloud/proxy.ts";
import { selfSigned } from "../../support/certificate.ts";
import { startConnectProxy, type ConnectProxy } from "../../support/connect-proxy.ts";

describe("the proxy that the environment names", () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ["none", {}, undefined],
    ["none, in so many words", { HTTPS_PROXY: "" }, undefined],
    ["one for HTTPS", { HTTPS_PROXY: "http://proxy.example:3128" }, "http://proxy.example:3128/"],
    ["in lower case", { https_proxy: "http://proxy.example:3128" }, "http://proxy.example:3128/"],
    ["one for everything", { ALL_PROXY: "https://proxy.example" }, "https://proxy.example/"],
    ["without a scheme", { HTTPS_PROXY: "proxy.example:3128" }, "http://proxy.example:3128/"],
    ["one for plain HTTP, which is not spoken", { HTTP_PROXY: "http://proxy.example" }, undefined],
  ])("%s", (_name, environment, url) => {
    expect(proxyIn(environment)?.url.href).toBe(url);
  });

  it.each(["socks5://proxy.example", "http://", "http://a b"])(
    "is refused where it cannot be used, and not passed by: %s",
    (HTTPS_PROXY) => {
      expect(() => proxyIn({ HTTPS_PROXY })).toThrow(BadProxy);
    },
  );
});

describe("hosts that are reached directly", () => {
  it.each<[string, string, boolean]>([
    ["", "ecs.example", false],
    ["ecs.example", "ecs.example", true],
    ["example", "ecs.example", true],
    [".example", "ecs.example", true],
    ["*.example", "ECS.example", true],
    ["ample", "ecs.example", false],
    ["other, ecs.example", "ecs.example", true],
    ["other ecs.example", "ecs.example", true],
    ["ecs.example:443", "ecs.example", true],
    ["ecs.example:8443", "ecs.example", false],
    ["127.0.0.1", "127.0.0.1", true],
    ["*", "ecs.example", true],
  ])("NO_PROXY=%s, %s: %s", (NO_PROXY, host, direct) => {
    const proxy = proxyIn({ HTTPS_PROXY: "http://proxy.example", no_proxy: NO_PROXY });
    expect(proxy !== undefined && isDirect(host, 443, proxy)).toBe(direct);
  });
});

describe("a request through a proxy", () => {
  const { key, cert } = selfSigned(["ecs.example"]);
  const server = createSecureServer({ key, cert }, (_, response) => response.end("answered"));
  let proxy: ConnectProxy;
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    port = (server.address() as AddressInfo).port;
    proxy = await startConnectProxy(port);
  });
  afterAll(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });

  const agentFor = (environment: Readonly<Record<string, string>>): ProxyAgent => {
    const found = proxyIn(environment);
    if (found === undefined) throw new Error("no proxy");
    return new ProxyAgent(found, { keepAlive: true, ca: cert });
  };
  const asked = (url: string, agent: ProxyAgent): Promise<string> =>
    new Promise((resolve, reject) => {
      request(url, { agent }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => resolve(text));
      })
        .on("error", (error: Error & { readonly code?: string }) => reject(new Error(error.code)))
        .end();
    });

  it("is TLS from end to end, and its socket serves again", async () => {
    const agent = agentFor({ HTTPS_PROXY: proxy.url });
    expect(await asked("https://ecs.example/", agent)).toBe("answered");
    expect(await asked("https://ecs.example/", agent)).toBe("answered");
    expect([...proxy.asked]).toEqual(["ecs.example:443"]);
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
    await expect(asked("https://rds.example/", agent)).rejects.toThrow("ERR_TLS_CERT_ALTNAME_INVALID");
  });

  it("does not go through it where the environment says so", async () => {
    const before = proxy.asked.size;
    expect(await asked(`https://127.0.0.1:${String(port)}/`, agentFor({ HTTPS_PROXY: proxy.url, NO_PROXY: "127.0.0.1" }))).toBe("answered");
    expect(proxy.asked.size).toBe(before);
  });

  it("tells the proxy who asks, and what the proxy says if it will not", async () => {
    const seen: (string | undefined)[] = [];
    const strict: Server = createServer();
    strict.on("connect", ({ headers }: IncomingMessage, socket: Duplex) => {
      seen.push(headers["proxy-authorization"]);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    await new Promise<void>((ready) => strict.listen(0, "127.0.0.1", ready));
    const agent = agentFor({ HTTPS_PROXY: `http://scanner:p%40ss@127.0.0.1:${String((strict.address() as AddressInfo).port)}` });
    await expect(asked("https://ecs.example/", agent)).rejects.toThrow("proxy HTTP 407");
    expect(seen).toEqual([`Basic ${Buffer.from("scanner:p@ss").toString("base64")}`]);
    strict.close();
    await expect(asked("https://ecs.example/", agent)).rejects.toThrow("ECONNREFUSED");
  });
});
