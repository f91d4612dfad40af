import { describe, expect, it } from "vitest";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { loadCatalogue } from "../../src/framework/catalogue.ts";
import type { Reason } from "../../src/framework/clause-verdict.ts";
import type { Control, Framework } from "../../src/framework/framework.ts";
import {
  checkabilityLabel,
  displayId,
  editionText,
  iso27002Text,
  ownReadingLabel,
  reasonSentence,
  verdictText,
} from "../../src/framework/labels.ts";
import { controlById } from "../../src/framework/lookup.ts";
import type { ClauseVerdict } from "../../src/framework/clause-verdict.ts";

const catalogue = loadCatalogue(catalogueData);
const [dni, cts] = catalogue.frameworks as readonly [Framework, Framework];
const clause = (framework: Framework, id: string): Control => controlById(framework, id) as Control;

describe("an id is shown as the document prints it, with what it should have printed", () => {
  it.each([
    ["8.4.1", "8.4.1", "8.4.1"],
    ["8.4.3", "8.4.3 [printed 6.1.5; ISO ids 8.1.1, 8.1.2, 6.1.1]", "8.4.3 [印作 6.1.5；ISO 编号 8.1.1、8.1.2、6.1.1]"],
    ["8.4.6", "8.4.6", "8.4.6"],
    ["8.4.12.a", "8.4.12 a) [printed CLD.8.1.1; ISO id CLD.9.5.1]", "8.4.12 a) [印作 CLD.8.1.1；ISO 编号 CLD.9.5.1]"],
    ["8.4.12.c", "8.4.12 c) [printed CLD.9.1.5; ISO id CLD.9.5.2]", "8.4.12 c) [印作 CLD.9.1.5；ISO 编号 CLD.9.5.2]"],
    ["8.4.12.d", "8.4.12 d) [printed CLD.12.1.5; ISO id CLD.12.4.5]", "8.4.12 d) [印作 CLD.12.1.5；ISO 编号 CLD.12.4.5]"],
  ])("%s", (id, en, zh) => {
    expect(displayId(clause(cts, id))).toEqual({ en, zh });
  });
});

describe("what a mapping rests on is always said", () => {
  const [edition] = catalogue.editions;
  it.each([
    [dni, "12.4.1", "ISO/IEC 27017:2026 8.15 (secondary sources)", "ISO/IEC 27017:2026 8.15（二手资料）"],
    [dni, "CLD.9.5.2", "ISO/IEC 27017:2026 8.9 (not confirmed)", "ISO/IEC 27017:2026 8.9（未证实）"],
    [dni, "CLD.8.1.5", "ISO/IEC 27017:2026 5.11 + 8.10 (judgement)", "ISO/IEC 27017:2026 5.11 + 8.10（判断）"],
    [cts, "8.4.12.c", "ISO/IEC 27017:2026 8.9 (not confirmed), 5.37 (judgement)", "ISO/IEC 27017:2026 8.9（未证实）、5.37（判断）"],
  ])("%s", (framework, id, en, zh) => {
    if (edition === undefined) throw new Error("no edition");
    expect(editionText(edition, clause(framework, id))).toEqual({ en, zh });
  });

  it("for clauses of ISO/IEC 27002:2022 too", () => {
    expect(iso27002Text(clause(dni, "18.2.3"))?.en).toBe("ISO/IEC 27002:2022 5.36, 8.8");
    expect(iso27002Text(clause(dni, "CLD.9.5.2"))).toEqual({
      en: "ISO/IEC 27002:2022 8.9, 8.8 (judgement)",
      zh: "ISO/IEC 27002:2022 8.9, 8.8（判断）",
    });
    expect(iso27002Text(clause(cts, "8.4.1"))).toBeUndefined();
    expect(ownReadingLabel.en).toContain("our reading");
  });
});

it("says of every class how far configuration can decide it", () => {
  expect(Object.values(checkabilityLabel).map(({ zh }) => zh)).toEqual([
    "主要由配置判定",
    "配置可判定一部分",
    "配置仅能提供线索",
    "组织类控制",
    "物理类控制，由云服务提供者承担",
  ]);
});

describe("a verdict in words", () => {
  const said = (verdict: ClauseVerdict, id = "12.4.1"): string => {
    const { en, zh } = verdictText({ verdict, clause: clause(dni, id), answered: 2, questions: 8 });
    return `${en} | ${zh}`;
  };
  it.each<readonly [ClauseVerdict, string, string]>([
    ["satisfied", "12.4.1", "satisfied as far as configuration shows (2 of 8 questions) | 就配置所见符合（8 问中已答 2 问）"],
    ["violated", "12.4.1", "violated (2 of 8 questions) | 不符合（8 问中已答 2 问）"],
    ["violated-accepted", "12.4.1", "violated, accepted (2 of 8 questions) | 不符合，已接受（8 问中已答 2 问）"],
    ["undetermined", "12.4.1", "undetermined (2 of 8 questions) | 无法判定（8 问中已答 2 问）"],
    ["nothing-in-scope", "12.4.1", "nothing in scope (2 of 8 questions) | 范围内无相关资源（8 问中已答 2 问）"],
    ["not-examined", "12.4.1", "not examined: no rule yet | 未检查：尚无规则"],
    ["not-decidable", "7.2.2", "not decidable from configuration (organisational) | 无法从配置判定（组织类控制）"],
    [
      "not-decidable",
      "11.1.1",
      "not decidable from configuration (physical, inherited from the provider) | 无法从配置判定（物理类控制，由云服务提供者承担）",
    ],
  ])("%s of %s", (verdict, id, text) => {
    expect(said(verdict, id)).toBe(text);
  });
});

describe("a reason in words", () => {
  it.each<readonly [Reason, string]>([
    [{ kind: "findings", count: 1 }, "1 finding is undetermined | 有 1 项结果无法判定"],
    [{ kind: "findings", count: 3 }, "3 findings are undetermined | 有 3 项结果无法判定"],
    [{ kind: "not-listed", kinds: ["disk", "flow-log"] }, "not every disk, flow-log has been listed | 尚未列出全部 disk、flow-log"],
    [{ kind: "unread-code", gaps: 2 }, "2 pieces of code could not be read | 有 2 处代码未能读取"],
    [{ kind: "deselected", rules: ["a/b"] }, "left out of this scan: a/b | 本次扫描未选用：a/b"],
    [{ kind: "not-run", rules: ["a/b", "c/d"] }, "did not run: a/b, c/d | 未能运行：a/b、c/d"],
    [{ kind: "hint-only" }, "configuration gives hints only; a person must decide | 配置仅能提供线索，须由人员判定"],
  ])("%o", (reason, text) => {
    const { en, zh } = reasonSentence(reason);
    expect(`${en} | ${zh}`).toBe(text);
  });
});
