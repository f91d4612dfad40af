import { describe, expect, it } from "vitest";
import { CatalogueError, loadCatalogue, type CatalogueData } from "../../src/framework/catalogue.ts";
import type { ControlData, EditionData, FrameworkData, QuestionData } from "../../src/framework/schema.ts";

const text = { en: "words", zh: "文字" };
const base = { name: text, edition: "1", publisher: text, status: "in-force", notes: [] } satisfies Partial<FrameworkData>;
const hardening: ControlData = { id: "CLD.9.5.2", title: { en: "Hardening", zh: "加固" }, check: "automatable" };
const logging: ControlData = { id: "12.4.1", title: { en: "Logging", zh: "日志" }, check: "automatable" };
const numbering: FrameworkData = { ...base, id: "iso", number: "ISO", controls: [hardening, logging] };
const local: FrameworkData = { ...base, id: "local", number: "LOCAL", controls: [{ id: "12.4.1", title: { zh: "日志记录" } }] };
const edition: EditionData = {
  id: "newer",
  name: text,
  number: "ISO 2",
  edition: "2",
  notes: [],
  rows: [
    { from: "CLD.9.5.2", to: ["8.9"], basis: "judgement" },
    { from: "12.4.1", to: ["8.15"], basis: "secondary" },
  ],
  added: [],
};
const question: QuestionData = {
  id: "LOG-01",
  name: "log.trail",
  area: "logging",
  controls: ["12.4.1"],
  severity: "high",
  method: "api",
  tier: 1,
  en: "On?",
  zh: "开？",
};
const fine: CatalogueData = { numbering, frameworks: [local], editions: [edition], questions: [question] };

const withControl = (row: object): CatalogueData => ({ ...fine, frameworks: [{ ...local, controls: [row as ControlData] }] });
const withRows = (rows: EditionData["rows"]): CatalogueData => ({ ...fine, editions: [{ ...edition, rows }] });

describe("a catalogue", () => {
  it("puts the default first and the numbering last", () => {
    expect(loadCatalogue(fine).frameworks.map(({ id }) => id)).toEqual(["local", "iso"]);
  });

  it("takes what a row leaves out from the ISO control", () => {
    expect(loadCatalogue(fine).frameworks[0]?.controls[0]).toMatchObject({
      shown: "12.4.1",
      title: { en: "Logging", zh: "日志记录" },
      check: "automatable",
      iso: ["12.4.1"],
      misprinted: [],
    });
  });

  it("lets a whole clause number stand for its controls", () => {
    const [control] = loadCatalogue(withControl({ ...logging, id: "1", iso: ["12.4.1"], printed: ["12"] })).frameworks[0]?.controls ?? [];
    expect(control).toMatchObject({ misprinted: [], corrected: [] });
  });
});

describe("a data file that cannot be trusted is refused in one sentence", () => {
  const bad: readonly (readonly [what: string, data: CatalogueData, message: string])[] = [
    ["an unknown key", withControl({ ...logging, colour: "red" }), 'local: controls, 12.4.1: Unrecognized key: "colour"'],
    [
      "an empty title",
      withControl({ ...logging, title: { zh: " " } }),
      "local: controls, 12.4.1, title, zh: Too small: expected string to have >=1 characters",
    ],
    [
      "a class that does not exist",
      withControl({ ...logging, check: "mostly" }),
      expect.stringContaining("local: controls, 12.4.1, check: Invalid option") as string,
    ],
    [
      "an ISO id that does not exist",
      withControl({ ...logging, iso: ["CLD.9.1.5"] }),
      "local: 12.4.1: CLD.9.1.5 is not a control of ISO/IEC 27017:2015",
    ],
    [
      "an id that is no ISO id and stands for none",
      withControl({ id: "8.4.1", title: { zh: "策略" } }),
      "local: 8.4.1: 8.4.1 is not a control of ISO/IEC 27017:2015",
    ],
    [
      "two ISO controls and no class",
      withControl({ ...logging, check: undefined, iso: ["12.4.1", "CLD.9.5.2"] }),
      "local: 12.4.1: has no checkability, and no single ISO control to take it from",
    ],
    [
      "two ISO controls and no English title",
      withControl({ id: "1", title: { zh: "二合一" }, check: "partly", iso: ["12.4.1", "CLD.9.5.2"] }),
      "local: 1: has no English title, and no single ISO control to take it from",
    ],
    ["the same control twice", { ...fine, numbering: { ...numbering, controls: [logging, logging] } }, "iso: 12.4.1: occurs twice"],
    ["the same framework twice", { ...fine, frameworks: [local, local] }, "the catalogue: local: occurs twice"],
    ["the same question twice", { ...fine, questions: [question, question] }, "questions: LOG-01: occurs twice"],
    [
      "a question about nothing",
      { ...fine, questions: [{ ...question, controls: ["12.4.9"] }] },
      "questions: LOG-01: names 12.4.9, which is not a control of ISO",
    ],
    [
      "a question id out of shape",
      { ...fine, questions: [{ ...question, id: "LOG-1" }] },
      expect.stringContaining("questions: LOG-1, id: Invalid string") as string,
    ],
    ["an edition that forgets a control", withRows(edition.rows.slice(1)), "newer: CLD.9.5.2: has no row"],
    [
      "an edition that maps what is not there",
      withRows([...edition.rows, { from: "12.4.9", to: ["1"], basis: "secondary" }]),
      "newer: 12.4.9: is not a control of ISO",
    ],
  ];

  it.each(bad)("%s", (_what, data, message) => {
    const error = caught(() => loadCatalogue(data));
    expect(error).toBeInstanceOf(CatalogueError);
    expect((error as CatalogueError).message).toEqual(message);
  });
});

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
