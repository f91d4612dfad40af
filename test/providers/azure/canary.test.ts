import { expect, it } from "vitest";
import { azure } from "../../../providers/azure/adapter.ts";
import { catalogueData } from "../../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../../rules/index.ts";
import { frameworkFor } from "../../../src/cli/framework.ts";
import { loadCatalogue } from "../../../src/framework/catalogue.ts";
import { rollUp } from "../../../src/framework/roll-up.ts";
import type { Json } from "../../../src/provider/json.ts";
import { render } from "../../../src/report/render.ts";
import { error } from "../../support/arm-answers.ts";
import { judged } from "../../support/judged.ts";
import { armSession } from "./arm-session.ts";
import { everything } from "./estate-of-everything.ts";
import { readInventory, resource, SUBSCRIPTION } from "./live-cloud.ts";

/** Never a real one: a word that must not come out anywhere. */
const CANARY = "canary-4711-do-not-tell";
const ENCODED = Buffer.from(CANARY).toString("base64");

/** Where answers of Azure carry what nobody else may see. */
const planted: Readonly<Record<string, Json>> = {
  "Microsoft.Compute/virtualMachines": { userData: ENCODED, osProfile: { customData: ENCODED, adminPassword: CANARY } },
  "Microsoft.Compute/virtualMachines/extensions": {
    settings: { commandToExecute: `run ${CANARY}`, workspaceKey: CANARY },
    protectedSettings: { script: ENCODED },
  },
  "Microsoft.Compute/virtualMachineScaleSets": { virtualMachineProfile: { userData: ENCODED } },
  "Microsoft.Web/sites": { siteConfig: { appSettings: [{ name: "PASSWORD", value: CANARY }] } },
  "Microsoft.Web/sites/config": {
    appSettings: [{ name: "PASSWORD", value: CANARY }],
    connectionStrings: [{ connectionString: `Password=${CANARY}` }],
    publishingUsername: CANARY,
  },
  "Microsoft.KeyVault/vaults/secrets": { value: CANARY },
  "Microsoft.Cache/redis": { accessKeys: { primaryKey: CANARY } },
  "Microsoft.DocumentDB/databaseAccounts": { keys: [CANARY] },
  "Microsoft.Storage/storageAccounts": { keyCreationTime: CANARY },
  "Microsoft.OperationalInsights/workspaces": { primarySharedKey: CANARY },
};

const estate = everything.map((each) => {
  const secret = planted[String(each["type"])];
  return { ...each, tags: { owner: CANARY }, properties: { ...(each["properties"] as Json), ...secret } };
});

it("tells nothing of what lies in start-up data, settings of extensions and sites, keys and tags", async () => {
  const types = new Set(everything.map(({ type }) => type));
  expect(Object.keys(planted).filter((type) => !types.has(type))).toEqual([]);
  const inventory = { subscriptions: [{ id: SUBSCRIPTION, name: "shop" }], resources: estate };
  for (const graph of [false, true]) {
    const beyond = azure.beyond.map(({ operation }) => operation);
    const { result, ledger } = await judged([armSession({ inventory, account: SUBSCRIPTION, graph })], azure.calls, undefined, beyond);
    const catalogue = loadCatalogue(catalogueData);
    const summary = rollUp(catalogue, frameworkFor(catalogue, undefined), rules, result);
    const report = { result, rollUp: summary, include: new Set(["pass", "not-applicable"] as const) };
    const said = (["table", "json"] as const).flatMap((format) =>
      (["en", "zh"] as const).map((language) =>
        [...render(format, { ...report, language, minSeverity: "low", color: false, width: 120, links: false } as never)].join(""),
      ),
    );
    expect(said.every((text) => text.length > 1000)).toBe(true);
    for (const text of [...said, JSON.stringify(ledger.lines())]) {
      expect(text).not.toContain(CANARY);
      expect(text).not.toContain(ENCODED.slice(0, 20));
    }
  }
});

it("tells nothing of what errors say, nor of the token that it asked with", async () => {
  const read = await readInventory(
    { resources: [resource("Microsoft.KeyVault/vaults", "vault", {})] },
    {
      options: { source: "arm" },
      limits: { tries: 1 },
      server: {
        fault: ({ path }) =>
          /storageAccounts|publicIPAddresses/.test(path)
            ? error(403, "AuthorizationFailed", `The client with the key ${CANARY} may not.`)
            : /disks$/.test(path)
              ? error(400, `Bad ${CANARY}`, CANARY)
              : undefined,
      },
    },
  );
  expect(read.collected.gaps.length).toBeGreaterThan(1);
  const said = JSON.stringify([read.collected.gaps, read.mapped.resources, read.ledger.lines()]);
  expect(said).not.toContain(CANARY);
  expect(said).not.toContain(read.server.token);
});
