import { describe, expect, it } from "vitest";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { loadCatalogue } from "../../src/framework/catalogue.ts";
import { controlById, frameworkById } from "../../src/framework/lookup.ts";
import type { Control, Framework } from "../../src/framework/framework.ts";

const catalogue = loadCatalogue(catalogueData);
const framework = (id: string): Framework => frameworkById(catalogue, id) as Framework;
const dni = framework("dni-csisms-2026");
const cts = framework("cts-tbgl142-2026");
const iso = framework("iso27017-2015");
const questions = [...catalogue.questions.values()];

function counted<T>(items: readonly T[], key: (item: T) => string | number): Readonly<Record<string, number>> {
  const keys = items.map(key);
  return Object.fromEntries([...new Set(keys)].map((name) => [name, keys.filter((each) => each === name).length]));
}

describe("every standard", () => {
  it("is there, the default first", () => {
    expect(catalogue.frameworks.map(({ id, controls }) => [id, controls.length])).toEqual([
      ["dni-csisms-2026", 121],
      ["cts-tbgl142-2026", 15],
      ["iso27017-2015", 121],
    ]);
  });

  it.each(catalogue.frameworks.map((each) => [each.id, each] as const))(
    "%s speaks both languages everywhere",
    (_id, { controls, ...rest }) => {
      const texts = [
        rest.name,
        rest.publisher,
        ...rest.notes,
        ...controls.flatMap(({ title, requirement, note }) => [title, requirement, note]),
      ];
      for (const text of texts.filter((each) => each !== undefined)) {
        expect(text.en, text.zh).toMatch(/[a-z]/);
        expect(text.zh, text.en).toMatch(/\p{Script=Han}/u);
      }
    },
  );

  it.each([dni, cts].map((each) => [each.id, each] as const))(
    "%s says in one or two short sentences what each control asks",
    (_id, { controls }) => {
      for (const { id, requirement } of controls) {
        expect(requirement?.en, id).toMatch(/^[A-Z].{15,199}[.?]$/);
        expect(requirement?.zh, id).toMatch(/^.{9,199}。$/);
      }
      expect(new Set(controls.map(({ requirement }) => requirement?.en)).size).toBe(controls.length);
    },
  );
});

describe("ISO/IEC 27017:2015", () => {
  it("has 114 controls of clauses 5 to 18 and seven of its Annex A", () => {
    expect(iso.controls.filter(({ cld }) => !cld)).toHaveLength(114);
    expect(iso.controls.filter(({ cld }) => cld).map(({ id }) => id)).toEqual([
      "CLD.6.3.1",
      "CLD.8.1.5",
      "CLD.9.5.1",
      "CLD.9.5.2",
      "CLD.12.1.5",
      "CLD.12.4.5",
      "CLD.13.1.4",
    ]);
  });

  it("can be decided in part at best", () => {
    const classes = { automatable: 22, partly: 34, "hint-only": 13, organisational: 40, "physical-inherited": 12 };
    expect(counted(iso.controls, ({ check }) => check)).toEqual(classes);
    expect(counted(dni.controls, ({ check }) => check)).toEqual(classes);
  });
});

describe("CTS DNI-CSISMS-2026", () => {
  it("has the controls of ISO/IEC 27017:2015, in its order and under its English titles", () => {
    expect(dni.controls.map(({ id, title }) => [id, title.en])).toEqual(iso.controls.map(({ id, title }) => [id, title.en]));
  });

  it("carries customer or provider guidance for 44 controls", () => {
    const guided = dni.controls.filter(({ guidance }) => guidance.customer || guidance.provider);
    const only = (side: "customer" | "provider", other: "customer" | "provider"): readonly string[] =>
      guided.filter(({ guidance }) => guidance[side] && !guidance[other]).map(({ id }) => id);
    expect(guided).toHaveLength(44);
    expect(only("customer", "provider")).toEqual(["9.1.2", "10.1.2", "12.4.3", "15.1.1"]);
    expect(only("provider", "customer")).toEqual(["9.2.1", "9.2.2", "15.1.3", "CLD.9.5.1", "CLD.13.1.4"]);
    expect(dni.controls.filter(({ ownReading }) => ownReading)).toHaveLength(121 - 44 - 3);
  });

  it("names ISO/IEC 27002:2022 clauses for 114 controls; those of the CLD controls are a judgement", () => {
    expect(counted(dni.controls, ({ iso27002 }) => iso27002.basis)).toEqual({ document: 114, judgement: 7 });
    expect(dni.controls.filter(({ iso27002 }) => iso27002.ids.length === 0)).toEqual([]);
    expect(controlById(dni, "18.2.3")?.iso27002.ids).toEqual(["5.36", "8.8"]);
  });

  it("keeps the printed Chinese title and puts a better one beside it, never in its place", () => {
    expect(controlById(dni, "10.1.2")).toMatchObject({ title: { zh: "关键管理" }, suggestedZh: "密钥管理" });
    for (const { id, title, suggestedZh } of dni.controls) {
      expect(suggestedZh, id).not.toBe(title.zh);
      if (suggestedZh !== undefined) expect(suggestedZh, id).toBe(controlById(iso, id)?.title.zh);
    }
  });
});

describe("CTS TBGL142-2026", () => {
  const item = (id: string): Control => controlById(cts, id) as Control;

  it("has clauses 8.4.1 to 8.4.12 d)", () => {
    const plain = Array.from({ length: 11 }, (_, index) => `8.4.${index + 1}`);
    expect(cts.controls.map(({ shown }) => shown)).toEqual([...plain, ...["a", "b", "c", "d"].map((letter) => `8.4.12 ${letter})`)]);
  });

  it("prints five CLD ids, four of them wrong", () => {
    const rows = ["a", "b", "c", "d"].map((letter) => item(`8.4.12.${letter}`));
    expect(rows.map(({ misprinted, corrected }) => [misprinted, corrected])).toEqual([
      [["CLD.8.1.1"], ["CLD.9.5.1"]],
      [["CLD.13.1.1"], ["CLD.13.1.4"]],
      [["CLD.9.1.5"], ["CLD.9.5.2"]],
      [["CLD.12.1.5"], ["CLD.12.4.5"]],
    ]);
    expect(item("8.4.12.c").iso).toContain("CLD.12.1.5");
    expect(rows.flatMap(({ misprinted }) => misprinted).filter((id) => controlById(iso, id) === undefined)).toHaveLength(3);
  });

  it("misprints one id outside 8.4.12, and explains every disagreement", () => {
    expect(cts.controls.filter(({ misprinted }) => misprinted.length > 0).map(({ id }) => id)).toEqual([
      "8.4.3",
      "8.4.12.a",
      "8.4.12.b",
      "8.4.12.c",
      "8.4.12.d",
    ]);
    for (const { id, corrected, note } of cts.controls) if (corrected.length > 0) expect(note, id).toBeDefined();
  });
});

describe("the questions", () => {
  it("are 150, of which 105 in the first tier", () => {
    expect(questions).toHaveLength(150);
    expect(counted(questions, ({ tier }) => tier)).toEqual({ 1: 105, 2: 45 });
    expect(counted(questions, ({ method }) => method)).toEqual({ api: 116, "api+declared": 31, attest: 2, agent: 1 });
    expect(counted(questions, ({ role }) => role)).toEqual({ both: 139, provider: 10, customer: 1 });
    expect(new Set(questions.flatMap(({ controls }) => controls)).size).toBe(67);
  });

  it("conform when answered yes, but for three", () => {
    expect(questions.filter(({ passWhen }) => passWhen === "no").map(({ name }) => name)).toEqual([
      "inv.allowed-regions",
      "inv.orphaned-assets",
      "iam.escalation-paths",
    ]);
  });

  it("are put in both languages", () => {
    for (const { id, en, zh } of questions) {
      expect(en, id).toMatch(/^[A-Z].*\?$/);
      expect(zh, id).toMatch(/？$/);
    }
  });
});

describe("ISO/IEC 27017:2026", () => {
  const [edition] = catalogue.editions;

  it("is a map from every 2015 control, each row labelled by what it rests on", () => {
    expect(counted([...(edition?.rows.values() ?? [])], ({ basis }) => basis)).toEqual({
      secondary: 116,
      judgement: 4,
      "not-confirmed": 1,
    });
    expect(edition?.rows.get("CLD.9.5.2")).toEqual({ to: ["8.9"], basis: "not-confirmed" });
    expect(edition?.rows.get("CLD.9.5.1")).toEqual({ to: ["8.35"], basis: "secondary" });
    expect(edition?.added.map(({ id }) => id)).toEqual(["5.39", "8.36"]);
  });
});
