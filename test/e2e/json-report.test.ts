import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it, vi } from "vitest";
import { schemaText } from "../../src/codegen/json-schema.ts";
import type { Report } from "../../src/report/json-contract.ts";
import { cldscan, root } from "../support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

const published = readFileSync(join(root, "src/report/report.schema.json"), "utf8");
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(published) as object);

async function report(...args: readonly string[]): Promise<Report> {
  const { out, err } = await cldscan(["scan", ...args, "--format", "json"]);
  expect(err).toBe("");
  return JSON.parse(out) as Report;
}

describe("the JSON report", () => {
  it("has the schema that its contract gives", () => {
    expect(published).toBe(schemaText());
  });

  it.each([
    [["fixtures/demo"]],
    [["fixtures/demo", "--include", "pass", "--include", "not-applicable", "--lang", "zh", "--framework", "cts-tbgl142-2026"]],
    [["fixtures/demo/azure", "--rule", "vm-hardening/*", "--min-severity", "critical"]],
  ])("of %j validates against the published schema", async (args) => {
    validate(await report(...args));
    expect(validate.errors).toBeNull();
  });

  it("would not validate with a stray key or a wrong outcome", async () => {
    const good = await report("fixtures/demo/azure");
    const [finding] = good.findings;
    expect(validate({ ...good, extra: 1 })).toBe(false);
    expect(validate({ ...good, findings: [{ ...finding, outcome: "maybe" }] })).toBe(false);
  });

  it("shows the three estates with every outcome, each finding at its address and line", async () => {
    const all = await report("fixtures/demo", "--include", "pass", "--include", "not-applicable");
    expect(new Set(all.findings.map((each) => each.resource.provider))).toEqual(new Set(["aws", "azure", "alicloud"]));
    expect(new Set(all.findings.map((each) => each.outcome))).toEqual(new Set(["pass", "fail", "undetermined", "not-applicable"]));
    expect(new Set(all.findings.map((each) => each.rule)).size).toBeGreaterThanOrEqual(12);
    const open = all.findings.find((each) => each.rule === "vm-hardening/ssh-closed-to-internet" && each.resource.name === "jump");
    expect(open).toMatchObject({
      outcome: "fail",
      resource: { id: "azure#azurerm_network_security_group.jump", cloud: "azure" },
      at: { file: "fixtures/demo/azure/main.tf" },
    });
    expect(all.findings.some((each) => each.resource.cloud === "aws-cn" && each.resource.id.startsWith("aws#module.site_china."))).toBe(
      true,
    );
    expect(all.gaps).toEqual([]);
  });

  it("gives a value its effect: what a variable leaves open is settled by it", async () => {
    const outcome = async (...flags: readonly string[]): Promise<string | undefined> => {
      const { findings } = await report("fixtures/demo/azure", "--include", "pass", "--rule", "*/ssh-closed-to-internet", ...flags);
      return findings.find((each) => each.resource.name === "app")?.outcome;
    };
    expect(await outcome()).toBe("undetermined");
    expect(await outcome("--var", 'admin_sources=["10.0.0.0/8"]')).toBe("pass");
    expect(await outcome("--var", 'admin_sources=["Internet"]')).toBe("fail");
  });
});
