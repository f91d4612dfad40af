import { describe, expect, it } from "vitest";
import { stepsOf, suffixOf, blockOf } from "../../../src/iac/plan/address.ts";
import { maximal } from "../../../src/iac/plan/references.ts";
import { block, planned, planOf, refs } from "../../support/plan.ts";

describe("addresses", () => {
  it.each([
    ["aws_vpc.main", ["aws_vpc", "main"], "aws_vpc.main"],
    ['module.a["x.y[0]"].aws_vpc.main[3]', ["module", "a x.y[0]", "aws_vpc", "main 3"], "module.a.aws_vpc.main"],
    ['t.n["a\\"b"].id', ["t", 'n a"b', "id"], "t.n.id"],
    ['t.n["$${x}"]', ["t", "n ${x}"], "t.n"],
  ])("%s", (address, steps, without) => {
    expect(stepsOf(address).map(({ name, keys }) => [name, ...keys].join(" "))).toEqual(steps);
    expect(blockOf(address)).toBe(without);
  });

  it("are written as Terraform does", () => {
    expect([undefined, 0, "a", 'q"', "${x}"].map(suffixOf)).toEqual(["", "[0]", '["a"]', '["q\\""]', '["$${x}"]']);
  });

  it("keep only the longest of each reference", () => {
    expect(maximal(["a.b.id", "a.b", "a.bc", "a.b[0].id", "a.b[0]", "a.b", "each.key"])).toEqual([
      "a.b.id",
      "a.bc",
      "a.b[0].id",
      "each.key",
    ]);
  });
});

describe("references lead", () => {
  const waiting = (address: string) => ({ address, unknown: { it: true, id: true } });

  it("to the instance that the own key names", () => {
    const plan = planOf([waiting('t_b.y["k"]'), waiting('t_b.y["l"]'), waiting('t_a.x["k"]')], {
      resources: [block("t_b.y", {}), block("t_a.x", { it: refs("t_b.y", "each.key") }, { for_each_expression: {} })],
    });
    expect(planned(plan).body('t_a.x["k"]')).toEqual({ it: '<t_b.y["k"]>' });
  });

  it("through each.value to the instance with the same key", () => {
    const plan = planOf([waiting('t_b.y["k"]'), waiting('t_b.y["l"]'), waiting('t_a.x["k"]')], {
      resources: [block("t_b.y", {}), block("t_a.x", { it: refs("each.value.id", "each.value") }, { for_each_expression: refs("t_b.y") })],
    });
    expect(planned(plan).body('t_a.x["k"]')).toEqual({ it: '<t_b.y["k"].id>' });
  });

  it("to no single instance of several", () => {
    const plan = planOf([waiting("t_b.y[0]"), waiting("t_b.y[1]"), waiting("t_a.x")], {
      resources: [block("t_b.y", {}), block("t_a.x", { it: refs("t_b.y") })],
    });
    expect(planned(plan).body("t_a.x")).toEqual({ it: "?computed t_a.x.it" });
  });

  it("through outputs and arguments of modules, under the right key", () => {
    const plan = {
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: [{ address: "t_a.x", mode: "managed", type: "t_a", name: "x", values: {}, sensitive_values: {} }],
          child_modules: ["k", "l"].map((key) => ({
            address: `module.m["${key}"]`,
            child_modules: [
              {
                address: `module.m["${key}"].module.n`,
                resources: [
                  {
                    address: `module.m["${key}"].module.n.t_b.y`,
                    mode: "managed",
                    type: "t_b",
                    name: "y",
                    values: {},
                    sensitive_values: {},
                  },
                ],
              },
            ],
          })),
        },
      },
      resource_changes: ["t_a.x", 'module.m["k"].module.n.t_b.y', 'module.m["l"].module.n.t_b.y'].map((address) => ({
        address,
        change: { actions: ["create"], after_unknown: { it: true, id: true }, after_sensitive: {} },
      })),
      configuration: {
        root_module: {
          resources: [block("t_a.x", { it: refs('module.m["k"].out', 'module.m["k"]', "module.m") })],
          module_calls: {
            m: {
              for_each_expression: {},
              expressions: { in: refs("t_a.x.id", "t_a.x") },
              module: {
                outputs: { out: { expression: refs("module.n.out", "module.n") } },
                module_calls: {
                  n: {
                    expressions: { in: refs("var.in") },
                    module: {
                      outputs: { out: { expression: refs("t_b.y.id", "t_b.y") } },
                      resources: [block("t_b.y", { it: refs("var.in") })],
                    },
                  },
                },
              },
            },
          },
        },
      },
    };
    const read = planned(plan);
    expect(read.body("t_a.x")).toEqual({ it: '<module.m["k"].module.n.t_b.y.id>' });
    expect(read.body('module.m["l"].module.n.t_b.y')).toEqual({ it: "<t_a.x.id>" });
  });

  it("to policy documents that wait, and to other data sources as such", () => {
    const statement = [{ effect: "Deny", actions: ["s3:*"], resources: [null] }];
    const plan = planOf(
      [
        { address: "aws_a.x", unknown: { policy: true, it: true } },
        {
          address: "data.aws_iam_policy_document.d",
          values: { statement },
          unknown: { json: true, statement: [{ resources: [true] }] },
          actions: ["read"],
        },
        { address: "data.aws_vpc.v", unknown: { id: true }, actions: ["read"] },
      ],
      {
        resources: [
          block("aws_a.x", {
            policy: refs("data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"),
            it: refs("data.aws_vpc.v.id", "data.aws_vpc.v"),
          }),
          block("data.aws_iam_policy_document.d", { statement: [{ effect: {}, actions: {}, resources: refs("aws_b.y.arn", "aws_b.y") }] }),
          block("data.aws_vpc.v", {}),
        ],
      },
    );
    expect(planned(plan).body("aws_a.x")).toEqual({
      policy: {
        json: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "?computed data.aws_iam_policy_document.d.statement[0].resources[0]" }],
        },
      },
      it: "?data-source data.aws_vpc.v",
    });
  });
});
