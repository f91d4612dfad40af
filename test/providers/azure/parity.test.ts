import { describe, expect, it } from "vitest";
import type { Resource } from "../../../src/model/kinds.ts";
import { readCode } from "../../support/terraform.ts";
import { asCode, everything } from "./estate-of-everything.ts";
import { readInventory } from "./live-cloud.ts";
import { factsOf, resourcesOf } from "./mapped.ts";

type Table = Readonly<Record<string, unknown>>;

/** Facts by kind and name, with every reference as the id in Azure, because documents are named otherwise in code. Start-up data is told by code alone. */
function table(resources: readonly Resource[]): Table {
  const mine = resources.filter(({ kind }) => kind !== "account" && kind !== "recorder");
  return Object.fromEntries(
    mine.map((each) => {
      const text = JSON.stringify({ ...factsOf(each), userDataSecrets: null })
        .replaceAll(/azapi_resource\.r(\d+)/g, (_, index) => (everything[Number(index)]?.["id"] as string).toLowerCase())
        .replaceAll(/azure\/local\/[^"#]*#Microsoft[^"]*?\/subscriptions\//g, "/subscriptions/")
        .replaceAll(/(code\/\.|azure\/local\/[^"#]*)#account/g, "#account");
      return [`${each.kind} ${each.name}`, JSON.parse(text) as unknown];
    }),
  );
}

const code = table(resourcesOf(readCode(asCode(everything)).docs));

describe("an estate in code and the same estate running", () => {
  it.each(["arm", "graph"] as const)("have the same facts, read by %s", async (source) => {
    const { collected, mapped } = await readInventory({ resources: everything }, { options: { source } });
    expect(mapped.gaps).toEqual([]);
    expect(collected.gaps).toEqual([]);
    expect([...mapped.notMapped.keys()]).toEqual([]);
    const live = table(mapped.resources);
    expect(Object.keys(live).sort()).toEqual(Object.keys(code).sort());
    expect(live).toEqual(code);
  });
});
