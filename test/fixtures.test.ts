/** Every tree under fixtures/iac says in its first lines what each rule must find in it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.ts";
import { cannotHappen } from "./support/cannot-happen.ts";
import { findingsIn } from "./support/estate.ts";

const root = fileURLToPath(new URL("../fixtures/iac", import.meta.url));
const clouds = ["aws", "azure", "alicloud"] as const;

interface Expectation {
  readonly cloud: string;
  readonly folder: string;
  readonly rule: string;
  readonly address: string;
  readonly outcome: string;
}

const expectations = readExpectations();
const findings = findingsIn(clouds.map((cloud) => `${root}/${cloud}`));

describe.each(clouds)("%s", (cloud) => {
  const mine = expectations.filter((each) => each.cloud === cloud);

  it.each(mine.map((each) => [each.folder, each.rule, each.address, each.outcome] as const))(
    "%s: %s of %s is %s",
    (folder, rule, address, outcome) => {
      const found = findings.filter((each) => each.rule === rule && each.resource.id.endsWith(`${folder}#${address}`));
      expect(found.map((each) => each.outcome)).toEqual([outcome]);
    },
  );

  it.each(rules.map((rule) => rule.id))("%s has a passing, a failing and an undetermined tree, or says why not", (rule) => {
    const outcomes = new Set(mine.filter((each) => each.rule === rule).map((each) => each.outcome));
    const complete = ["pass", "fail", "undetermined"].filter((each) => !outcomes.has(each));
    if (outcomes.has("not-applicable")) return;
    expect(complete).toEqual(cannotHappen[`${cloud} ${rule}`] ?? []);
  });
});

function readExpectations(): readonly Expectation[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tf"));
  return files.flatMap((file) => {
    const folder = dirname(file);
    const lines = readFileSync(join(root, file), "utf8").matchAll(/^# expect (\S+) (\S.*?) (pass|fail|undetermined|not-applicable)$/gm);
    return Array.from(lines, ([, rule = "", address = "", outcome = ""]) => ({
      cloud: folder.split("/")[0] ?? "",
      folder,
      rule,
      address,
      outcome,
    }));
  });
}
