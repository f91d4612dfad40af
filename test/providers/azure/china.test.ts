import { afterEach, expect, it, vi } from "vitest";
import { azure } from "../../../providers/azure/adapter.ts";
import { azureClouds } from "../../../providers/azure/clouds.ts";
import { azureOptions } from "../../../providers/azure/options.ts";
import { Positions } from "../../../src/model/at.ts";
import { collect } from "../../../src/provider/collect.ts";
import { Ledger } from "../../../src/provider/ledger.ts";
import { Listings } from "../../../src/provider/listings.ts";
import { defaultLimits } from "../../../src/provider/session.ts";
import { startArmServer } from "../../support/arm-server.ts";
import { startConnectProxy } from "../../support/connect-proxy.ts";
import { everything } from "./estate-of-everything.ts";
import { quickWorld, SUBSCRIPTION } from "./live-cloud.ts";

afterEach(() => vi.unstubAllEnvs());

it.each(["azure-china", "azure-usgov", "azure"] as const)("a scan of %s turns to no host but those of its row", async (name) => {
  const { resourceManager, authority, audience, loginAliases } = azureClouds[name];
  const hosts = [resourceManager, authority, ...loginAliases].map((url) => new URL(url).host);
  const inventory = { subscriptions: [{ id: SUBSCRIPTION }], resources: everything, pageSize: 2 };
  const server = await startArmServer({ inventory, audience, hosts, origin: resourceManager });
  const proxy = await startConnectProxy(Number(new URL(server.url).port));
  vi.stubEnv("HTTPS_PROXY", proxy.url);
  // The certificate of the server is its own authority, which nothing in this process knows.
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  try {
    const environment = { AZURE_TENANT_ID: "tenant", AZURE_CLIENT_ID: "scanner", AZURE_CLIENT_SECRET: "secret" };
    const world = quickWorld();
    const common = { world, limits: defaultLimits, ledger: new Ledger() };
    const estate = await azure.open(azureOptions.parse({ cloud: name, credential: "environment" }), { ...common, environment });
    const beyond = azure.beyond.map(({ operation }) => operation);
    const { docs, gaps } = await collect(estate, {
      ...common,
      calls: azure.calls,
      beyond,
      positions: new Positions(),
      listings: new Listings(),
    });
    expect(gaps).toEqual([]);
    expect(docs.length).toBeGreaterThan(everything.length / 2);
    expect([...proxy.asked].filter((asked) => !hosts.includes(asked.replace(/:443$/, "")))).toEqual([]);
    expect([...server.hosts].filter((host) => !hosts.includes(host))).toEqual([]);
  } finally {
    await proxy.close();
    await server.close();
  }
});
