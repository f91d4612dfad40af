import { setMaxListeners } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { azure } from "../../../providers/azure/adapter.ts";
import { azureOptions, type AzureOptions } from "../../../providers/azure/options.ts";
import type { Inventory } from "../../support/arm-answers.ts";
import { startArmServer, type ArmServer, type ArmServerOptions } from "../../support/arm-server.ts";
import { providerNamed } from "../../support/recorded.ts";
import { Positions } from "../../../src/model/at.ts";
import { collect, type Collected } from "../../../src/provider/collect.ts";
import { Ledger } from "../../../src/provider/ledger.ts";
import { Listings } from "../../../src/provider/listings.ts";
import { mapDocuments, type Mapped } from "../../../src/provider/map.ts";
import { defaultLimits, type Limits, type World } from "../../../src/provider/session.ts";
import type { Json } from "../../../src/provider/json.ts";

export const SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";

/** A world whose clock stands and in which nobody waits. */
export function quickWorld(signal = new AbortController().signal): World {
  setMaxListeners(0, signal);
  let now = Date.parse("2026-01-01T00:00:00Z");
  return {
    now: () => new Date(now),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    random: () => 0,
    signal,
  };
}

/** A file that describes the cloud of a server, with its certificate. */
function cloudFile(server: ArmServer, name = "local", more: Json = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "cldscan-azure-"));
  writeFileSync(join(folder, "ca.pem"), server.certificate);
  const file = join(folder, "cloud.json");
  const described = {
    name,
    resourceManager: server.url,
    authority: server.url,
    audience: server.audience,
    certificates: "ca.pem",
    ...more,
  };
  writeFileSync(file, JSON.stringify(described));
  return file;
}

export interface Read {
  readonly collected: Collected;
  readonly mapped: Mapped;
  readonly ledger: Ledger;
  readonly positions: Positions;
  readonly listings: Listings;
}

interface Reading {
  readonly options?: Partial<AzureOptions>;
  readonly name?: string;
  /** Members of the file that describes the cloud; `undefined` leaves one out. */
  readonly described?: Json;
  readonly world?: World;
  readonly limits?: Partial<Limits>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Reads the whole cloud of a server, as a scan does. */
export async function readCloud(server: ArmServer, reading: Reading = {}): Promise<Read> {
  const { options = {}, name = "local", world = quickWorld(), environment = { CLDSCAN_AZURE_TOKEN: server.token } } = reading;
  const limits = { ...defaultLimits, ...reading.limits };
  const ledger = new Ledger();
  const listings = new Listings();
  const positions = new Positions();
  const checked = azureOptions.parse({ cloud: cloudFile(server, name, reading.described), ...options });
  const estate = await azure.open(checked, { world, limits, ledger, environment });
  const beyond = azure.beyond.map(({ operation }) => operation);
  const collected = await collect(estate, { calls: azure.calls, beyond, limits, world, ledger, positions, listings });
  return { collected, ledger, positions, listings, mapped: mapDocuments(collected.docs, providerNamed("azure").mappers, listings) };
}

/** Starts a server, reads it whole, and stops it. */
export async function readInventory(
  inventory: Omit<Inventory, "subscriptions"> & Partial<Pick<Inventory, "subscriptions">>,
  reading: Reading & { readonly server?: Omit<ArmServerOptions, "inventory"> } = {},
): Promise<Read & { readonly server: ArmServer }> {
  const server = await startArmServer({ ...reading.server, inventory: { subscriptions: [{ id: SUBSCRIPTION }], ...inventory } });
  try {
    return { ...(await readCloud(server, reading)), server };
  } finally {
    await server.close();
  }
}

/** A resource in the group `rg` of the subscription. `type` may name a child: `Microsoft.Sql/servers/databases`, with `name` `s/d`. */
export function resource(type: string, name: string, properties: Json, more: Json = {}, subscription = SUBSCRIPTION): Json {
  const [namespace = "", ...types] = type.split("/");
  const names = name.split("/");
  const path = types.map((each, index) => `${each}/${names[index] ?? ""}`).join("/");
  const id = `/subscriptions/${subscription}/resourceGroups/rg/providers/${namespace}/${path}`;
  return { id, name: names.at(-1), type, location: "westeurope", properties, ...more };
}

/** A setting on a resource: `{id}/providers/Microsoft.Insights/diagnosticSettings/{name}`. */
export function extension(owner: string, type: string, name: string, properties: Json): Json {
  return { id: `${owner}/providers/${type}/${name}`, name, type, properties };
}
