import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configurationFrom, loadConfiguration } from "../../src/cli/configuration.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import type { Rule } from "../../src/rule/define-rule.ts";
import { days } from "../../src/rule/parameter.ts";

const rules = [
  { id: "logging/kept", severity: "medium", params: { retention: days({ default: 180, floor: 180, label: { en: "d", zh: "d" } }) } },
  { id: "logging/on", severity: "high", params: {} },
] as unknown as readonly Rule[];
const known = { rules, frameworks: ["dni-csisms-2026", "iso27017-2015"] };

const complaint = (text: string): UsageError["text"] => {
  try {
    configurationFrom("cldscan.yaml", text, known);
  } catch (error) {
    if (error instanceof UsageError) return error.text;
    throw error;
  }
  throw new Error("it was accepted");
};

describe("cldscan.yaml", () => {
  it("is understood", () => {
    const text = `
rules:
  logging/kept: { severity: high, params: { retention: 365 } }
scope: { complete: [region-settings], elsewhere: [flow-log] }
exclude: [legacy]
framework: iso27017-2015
lang: zh
failOn: high
waivers:
  - rule: logging/on
    resource: "*aws_vpc.old*"
    owner: Network team
    reason: Replaced in spring
    expires: 2027-03-31
`;
    expect(configurationFrom("cldscan.yaml", text, known)).toEqual({
      settings: new Map([["logging/kept", { severity: "high", params: { retention: 365 } }]]),
      complete: ["region-settings"],
      elsewhere: ["flow-log"],
      exclude: ["legacy"],
      framework: "iso27017-2015",
      lang: "zh",
      failOn: "high",
      waivers: [
        {
          rule: "logging/on",
          resource: "*aws_vpc.old*",
          owner: "Network team",
          reason: "Replaced in spring",
          expires: "2027-03-31",
          place: "cldscan.yaml:10:5",
        },
      ],
    });
  });

  it("may be empty", () => {
    expect(configurationFrom("cldscan.yaml", "# nothing yet\n", known).settings.size).toBe(0);
  });

  it.each([
    ["exlude: [a]", 'cldscan.yaml:1:1: Unknown key "exlude". Did you mean "exclude"?'],
    ["lang: en\nxyz: 1", 'cldscan.yaml:2:1: Unknown key "xyz". Allowed here: rules, scope, exclude, framework, lang, failOn, waivers.'],
    ["rules:\n  logging/on:\n    severety: low", 'cldscan.yaml:3:5: Unknown key "severety". Did you mean "severity"?'],
    ["rules:\n  logging/off: {}", 'cldscan.yaml:2:3: There is no rule "logging/off". Did you mean "logging/on"?'],
    [
      "rules:\n  logging/on:\n    severity: urgent",
      'cldscan.yaml:3:15: rules.logging/on.severity: "urgent" is not allowed. Choose one of: critical, high, medium, low.',
    ],
    ["rules:\n  logging/kept:\n    params: { retention: 30 }", 'cldscan.yaml:3:26: "retention" must be at least 180 days.'],
    ["rules:\n  logging/kept:\n    params: { retention: long }", 'cldscan.yaml:3:26: "retention" must be a whole number of days.'],
    ["rules:\n  logging/on:\n    params: { days: 30 }", 'cldscan.yaml:3:15: Rule logging/on has no parameter "days". It has none.'],
    ["scope:\n  elsewhere: [flow-logs]", 'cldscan.yaml:2:15: scope.elsewhere.0: "flow-logs" is not allowed. Did you mean "flow-log"?'],
    [
      "scope:\n  complete: [flow-log]",
      'cldscan.yaml:2:14: scope.complete.0: "flow-log" is not allowed. Choose one of: account, password-policy, recorder, region-settings, threat-detection.',
    ],
    ["framework: iso27017", 'cldscan.yaml:1:12: There is no framework "iso27017". Did you mean "iso27017-2015"?'],
    ["exclude: legacy", 'cldscan.yaml:1:10: "exclude" must be a list.'],
    ["- a", 'cldscan.yaml:1:1: "cldscan.yaml" must be a mapping of keys to values.'],
    [
      "waivers:\n  - rule: logging/on\n    resource: a\n    reason: b\n    expires: 2027-01-01",
      'cldscan.yaml:2:5: "owner" is missing. Add it.',
    ],
    [
      "waivers:\n  - { rule: logging/on, resource: a, owner: b, reason: c, expires: 2027-02-30 }",
      'cldscan.yaml:2:68: "waivers.0.expires" must be a date such as 2027-03-31.',
    ],
    [
      "waivers:\n  - { rule: logging/on, resource: a, owner: '', reason: c, expires: 2027-02-03 }",
      'cldscan.yaml:2:45: "waivers.0.owner" must not be empty.',
    ],
    ["waivers:\n  - { rule: off, resource: a, owner: b, reason: c, expires: 2027-02-03 }", 'cldscan.yaml:2:13: There is no rule "off".'],
    ["exclude: [a\nlang: en", "cldscan.yaml:2:1: This is not valid YAML ("],
    ["lang: en\nlang: zh", "cldscan.yaml:2:1: This is not valid YAML (Map keys must be unique)."],
    ["exclude: *all", "cldscan.yaml:1:1: This is not valid YAML (Unresolved alias"],
  ])("%j is refused with one sentence", (text, expected) => {
    const said = complaint(text);
    expect(said.en).toContain(expected);
    expect(said.zh).toMatch(/^cldscan\.yaml:\d+:\d+：.*([。？]|cldscan rules)$/);
  });

  it("complains first about what stands first", () => {
    expect(complaint("lang: fr\nexlude: []").en).toContain("cldscan.yaml:1:7:");
  });

  it("cannot be blown up by aliases", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [outer, inner] of [
      ["b", "a"],
      ["c", "b"],
      ["d", "c"],
      ["e", "d"],
      ["f", "e"],
      ["g", "f"],
    ] as const)
      bomb.push(`${outer}: &${outer} [${Array(9).fill(`*${inner}`).join(", ")}]`);
    expect(complaint(bomb.join("\n")).en).toContain("not valid YAML");
  });
});

describe("the nearest cldscan.yaml", () => {
  let root = "";
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "cldscan-configuration-"));
    write("outside/cldscan.yaml", "lang: zh");
    write("outside/plain/deep/main.tf", "");
    write("outside/repository/.git/HEAD", "");
    write("outside/repository/cldscan.yaml", "failOn: high");
    write("outside/repository/a/b/main.tf", "");
    write("outside/other/.git/HEAD", "");
    write("outside/other/a/main.tf", "");
    write("asked.yaml", "lang: en");
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each([
    ["is the one in the working directory", "outside", { lang: "zh" }],
    ["is found above, within the same repository", "outside/repository/a/b", { failOn: "high" }],
    ["is not looked for outside the repository", "outside/other/a", {}],
    ["is not looked for above a folder that is in no repository", "outside/plain/deep", {}],
  ])("%s", (_what, directory, expected) => {
    const { lang, failOn } = loadConfiguration(undefined, join(root, directory), known);
    expect({ ...(lang && { lang }), ...(failOn && { failOn }) }).toEqual(expected);
  });

  it("gives way to the one that was asked for", () => {
    expect(loadConfiguration("../asked.yaml", join(root, "outside"), known).lang).toBe("en");
    expect(() => loadConfiguration("missing.yaml", root, known)).toThrow("missing.yaml: This configuration file cannot be read.");
  });
});
