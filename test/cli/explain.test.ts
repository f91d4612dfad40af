import { describe, expect, it } from "vitest";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../rules/index.ts";
import { explanationOfControl } from "../../src/cli/explain-control.ts";
import { explanationOfRule, type Surround } from "../../src/cli/explain-rule.ts";
import { loadCatalogue } from "../../src/framework/catalogue.ts";
import { frameworkById, matchesIn } from "../../src/framework/lookup.ts";
import type { Framework } from "../../src/framework/framework.ts";
import type { Language } from "../../src/model/text.ts";
import { widthOf } from "../../src/report/width.ts";

const catalogue = loadCatalogue(catalogueData);
const framework = (id: string): Framework => frameworkById(catalogue, id) as Framework;
const around = (language: Language, id = "dni-csisms-2026"): Surround => ({ catalogue, framework: framework(id), language, width: 90 });
const control = (typed: string, language: Language, id?: string): string =>
  matchesIn(around(language, id).framework, typed)
    .map((match) => explanationOfControl(match, typed, { ...around(language, id), rules }).join("\n"))
    .join("\n\n");

describe("a rule", () => {
  it.each(rules)("$id is explained in both languages", (rule) => {
    for (const language of ["en", "zh"] as const) {
      const lines = explanationOfRule(rule, around(language));
      const text = lines.join("\n");
      expect(lines.slice(0, 2)).toEqual([rule.id, rule.title[language]]);
      for (const fix of Object.values(rule.fix)) {
        if (fix.cli !== undefined) expect(text).toContain(`$ ${fix.cli}`);
        for (const line of fix.terraform?.split("\n") ?? []) expect(text).toContain(line);
      }
      for (const name of Object.keys(rule.params)) expect(text).toContain(`${name} = `);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });

  it("says where its findings count in the framework that was asked for", () => {
    const rule = rules.find((each) => each.id === "vm-hardening/ssh-closed-to-internet");
    expect(explanationOfRule(rule as never, around("en")).join("\n")).toContain(
      "CLD.9.5.2 Virtual machine hardening · findings count here",
    );
    expect(explanationOfRule(rule as never, around("zh", "cts-tbgl142-2026")).join("\n")).toContain("8.4.12 c)");
  });
});

describe("a control", () => {
  it.each(catalogue.frameworks.map((each) => [each.id] as const))("of %s is explained in both languages, within the width", (id) => {
    for (const language of ["en", "zh"] as const) {
      for (const each of framework(id).controls) {
        const lines = explanationOfControl({ control: each, via: "id" }, each.id, { ...around(language, id), rules });
        expect(lines[1]).toContain(each.title[language]);
        expect(lines.filter((line) => widthOf(line) > 90 && /\s\S/.test(line.slice(50)) && !line.includes(each.title[language]))).toEqual(
          [],
        );
      }
    }
  });

  it("shows the requirement, the questions and the rules that speak to it", () => {
    const text = control("12.4.1", "en");
    expect(text).toMatch(/^CTS DNI-CSISMS-2026 12\.4\.1\nEvent logging\n/);
    expect(text).toContain("network-segregation/flow-logs-on");
    expect(text).toMatch(/Questions {2,}\S*[A-Z]{3}-\d\d/);
  });

  it("named by an id that its document misprints is found, and says so", () => {
    expect(control("CLD.9.1.5", "en", "cts-tbgl142-2026")).toContain("[printed CLD.9.1.5; ISO id CLD.9.5.2]");
    expect(control("CLD.9.1.5", "zh", "cts-tbgl142-2026")).toContain("该文件此处印作 CLD.9.1.5");
    expect(control("CLD.9.5.2", "en", "cts-tbgl142-2026")).toContain("ISO/IEC 27017:2015 CLD.9.5.2 is what this text is about.");
  });
});
