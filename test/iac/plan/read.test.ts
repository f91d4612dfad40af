import { describe, expect, it } from "vitest";
import { claimsPlan, openPlan } from "../../../src/iac/plan/open.ts";
import { memoryTree } from "../../../src/iac/terraform/tree.ts";
import { Positions } from "../../../src/model/at.ts";
import { gapLines, shown } from "../../support/terraform.ts";
import { block, constant, planned, planOf, refs } from "../../support/plan.ts";

const small = planOf([{ address: "t_a.x", values: { name: "n" } }], { resources: [block("t_a.x", { name: constant("n") })] });
const text = JSON.stringify(small);

describe("documents", () => {
  it("are the resources that will exist, by the addresses that Terraform prints", () => {
    const plan = planOf([
      { address: "t_a.kept", actions: ["no-op"] },
      { address: "t_a.new", actions: ["create"] },
      { address: "t_a.replaced", actions: ["delete", "create"] },
      { address: "t_a.gone", actions: ["delete"] },
      { address: "t_a.forgotten", actions: ["forget"] },
      { address: 't_a.many["k"]' },
      { address: "data.t_a.read", actions: ["read"] },
    ]);
    const { docs, listed } = planned(plan);
    expect(docs.map(({ id, name, block: of }) => [id, name, of])).toEqual([
      ["t_a.kept", "kept", "t_a.kept"],
      ["t_a.new", "new", "t_a.new"],
      ["t_a.replaced", "replaced", "t_a.replaced"],
      ['t_a.many["k"]', 'many["k"]', "t_a.many"],
    ]);
    expect(docs.every(({ presence, escapes }) => presence.state === "known" && escapes.length === 0)).toBe(true);
    expect(listed).toEqual([{ kinds: "every", scope: "code/." }]);
  });

  it("come from a state as well, where all is known", () => {
    const resources = [
      { address: "t_a.x", mode: "managed", type: "t_a", name: "x", values: { id: "a-1", secret: "s" }, sensitive_values: { secret: true } },
      { address: "t_a.x", mode: "managed", type: "t_a", name: "x", deposed_key: "0011", values: {} },
    ];
    const read = planned({ format_version: "1.0", terraform_version: "1.9.0", values: { root_module: { resources } } });
    expect(read.docs.length).toBe(1);
    expect(read.body("t_a.x")).toEqual({ id: "a-1", secret: "?sensitive t_a.x.secret" });
  });

  it("are open-ended where the plan is partial", () => {
    const targeted = planned({ ...small, complete: false });
    expect(targeted.listed).toEqual([]);
    expect(gapLines(targeted)).toEqual([
      "plan.json:1:1 truncated: This plan covers only a part of its configuration (-target, or deferred changes); plan again without it.",
    ]);
    expect(planned({ ...small, errored: true }).listed).toEqual([]);
    expect(planned({ ...small, complete: true, errored: false }).listed.length).toBe(1);
  });
});

describe("providers", () => {
  const withProvider = (config: object, key = "aws", variables: object = {}, declared: object = {}) => {
    const plan = planOf(
      [{ address: "aws_a.x" }],
      { resources: [{ ...block("aws_a.x", {}), provider_config_key: key }], variables: declared },
      { variables },
    ) as { configuration: object };
    return planned({ ...plan, configuration: { ...plan.configuration, provider_config: config } }).doc("aws_a.x").provider;
  };
  const aws = (expressions: object, more: object = {}) => ({
    name: "aws",
    full_name: "registry.terraform.io/hashicorp/aws",
    expressions,
    ...more,
  });

  it.each([
    ["a constant", aws({ region: constant("eu-west-1") }), {}, { state: "known", value: "eu-west-1" }],
    [
      "a variable of that name",
      aws({ region: refs("var.aws_region") }),
      { aws_region: { value: "eu-west-3" } },
      { state: "known", value: "eu-west-3" },
    ],
    [
      "something built from a variable",
      aws({ region: refs("var.continent") }),
      { continent: { value: "eu" } },
      { state: "unknown", why: { code: "computed", subject: "provider aws.region" } },
    ],
    ["nothing", aws({}), {}, { state: "known", value: null }],
  ])("take their region from %s", (_, config, variables, expected) => {
    expect(withProvider({ aws: config }, "aws", variables).region).toEqual(expected);
  });

  it("are those that the resource names, and keep secrets", () => {
    const config = {
      aws: aws({ region: constant("a-1") }),
      "aws.west": aws({ region: constant("b-1"), token: refs("var.token") }, { alias: "west", version_constraint: "~> 5.1" }),
    };
    const { key, region, majors, settings } = withProvider(
      config,
      "aws.west",
      { token: { value: "hunter2" } },
      { token: { sensitive: true } },
    );
    expect({ key, region, majors, settings: shown(settings) }).toEqual({
      key: "aws.west",
      region: { state: "known", value: "b-1" },
      majors: [5],
      settings: { region: "b-1", token: "?sensitive var.token" },
    });
  });

  it("are inherited by modules when there is but one, and not guessed among several", () => {
    expect(withProvider({ aws: aws({ region: constant("a-1") }) }, "module.m:aws").region).toEqual({ state: "known", value: "a-1" });
    const two = { aws: aws({ region: constant("a-1") }), "aws.west": aws({ region: constant("b-1") }, { alias: "west" }) };
    expect(withProvider(two, "module.m:aws").region.state).toBe("unknown");
  });
});

describe("what is no plan", () => {
  const again = "run: terraform show -json plan.out > plan.json.";
  const bytes = (...codes: readonly number[]): Uint8Array => Uint8Array.from(codes);

  it.each<[string, string | Uint8Array, string]>([
    ["cut off", text.slice(0, 200), `plan.json:1:201 file-unreadable: This plan ends too early, as if it had been cut off; ${again}`],
    [
      "cut off in a text",
      '{"format_version":"1.',
      `plan.json:1:22 file-unreadable: This plan ends too early, as if it had been cut off; ${again}`,
    ],
    ["malformed", '{"format_version":"1.2",}', `plan.json:1:25 file-unreadable: This plan is not valid JSON here; ${again}`],
    [
      "followed by something",
      `${text} x`,
      `plan.json:1:${String(text.length + 2)} file-unreadable: This plan is not valid JSON here; ${again}`,
    ],
    [
      "of a later format",
      '{"format_version":"2.0","planned_values":{}}',
      "plan.json:1:1 file-unreadable: This plan is in format 2.0; only 0.x and 1.x are known. Scan the code, or use a newer cldscan.",
    ],
    ["without a format", '{"planned_values":{}}', `plan.json:1:1 file-unreadable: This plan does not say its format_version; ${again}`],
    ["without values", '{"format_version":"1.0"}', `plan.json:1:1 file-unreadable: This plan has no planned values; ${again}`],
    ["binary", bytes(0x50, 0x4b, 3, 4, 20, 0), `plan.json file-unreadable: This is a plan in Terraform's own binary form; ${again}`],
    [
      "a log of planning",
      '{"@level":"info"}\n{"@level":"info"}\n',
      `plan.json:2:1 file-unreadable: This is the log of a planning run, not the plan; ${again}`,
    ],
    [
      "in UTF-16",
      bytes(0xff, 0xfe, 0x7b, 0),
      "plan.json file-unreadable: This is not UTF-8 text: it looks like UTF-16. Terraform reads UTF-8 only; save the file as UTF-8.",
    ],
  ])("%s: one sentence says what to do", (_, content, expected) => {
    const positions = new Positions();
    const open = openPlan("plan.json", memoryTree({ "plan.json": content }), positions);
    expect("gap" in open ? gapLines({ gaps: [open.gap], positions }) : []).toEqual([expected]);
  });

  it.each(["0.1", "0.2", "1.0", "1.2", "1.9"])("format %s is known", (version) => {
    expect(planned({ ...small, format_version: version }).docs.length).toBe(1);
  });

  it("never throws, whatever stands where something else is expected", () => {
    for (const junk of [null, 1, "x", [], {}, [null, 1, {}], { a: null }]) {
      for (const key of ["planned_values", "resource_changes", "configuration", "variables", "values"]) {
        const { docs } = planned({ ...small, [key]: junk });
        for (const { body } of docs) expect(() => shown(body)).not.toThrow();
      }
    }
  });

  it("is told from a plan by its first keys", () => {
    const heads = [
      text,
      JSON.stringify(small, undefined, 2),
      '{"format_version":"1.0","terraform_version":"1.9.0","values":',
      '{"applyable":true,"complete":true,"configuration":{',
    ];
    expect(heads.map(claimsPlan)).toEqual([true, true, true, true]);
    const others = [
      '{"version":4,"terraform_version":"1.9.0"}',
      '{"format_version":"1.0","provider_schemas":{}}',
      "[]",
      "{}",
      "resource {",
    ];
    expect(others.map(claimsPlan)).toEqual([false, false, false, false, false]);
  });
});
