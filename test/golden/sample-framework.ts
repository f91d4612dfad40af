import { loadCatalogue } from "../../src/framework/catalogue.ts";
import type { FrameworkData, QuestionData } from "../../src/framework/schema.ts";
import { sampleRules } from "./sample-rules.ts";

const named = { edition: "1", publisher: { en: "Nobody", zh: "无" }, status: "in-force", notes: [] } satisfies Partial<FrameworkData>;

const numbering: FrameworkData = {
  ...named,
  id: "numbering",
  number: "NUMBERS 1:2015",
  name: { en: "Numbers", zh: "编号" },
  controls: [
    { id: "5.1.1", title: { en: "Policies", zh: "策略" }, check: "organisational" },
    { id: "10.1.1", title: { en: "Use of encryption", zh: "使用加密控制的策略" }, check: "automatable" },
    { id: "11.1.1", title: { en: "Physical perimeter", zh: "物理安全边界" }, check: "physical-inherited" },
    { id: "12.4.1", title: { en: "Logging of events", zh: "事态记录" }, check: "automatable" },
    { id: "12.4.4", title: { en: "Clocks", zh: "时钟同步" }, check: "partly" },
    { id: "13.1.1", title: { en: "Control of networks", zh: "网络控制" }, check: "automatable" },
    { id: "18.1.3", title: { en: "Protection of records", zh: "记录的保护" }, check: "partly" },
    { id: "CLD.9.5.2", title: { en: "Hardening of virtual machines", zh: "虚拟机加固控制" }, check: "automatable" },
  ],
};

const framework: FrameworkData = {
  ...named,
  id: "sample",
  number: "SAMPLE 7-2026",
  name: { en: "Sample specification", zh: "示例规范" },
  controls: [
    { id: "8.1", title: { zh: "策略" }, iso: ["5.1.1"] },
    { id: "8.2", title: { zh: "加密" }, iso: ["10.1.1"] },
    { id: "8.3", title: { zh: "物理" }, iso: ["11.1.1"] },
    { id: "8.4", title: { zh: "记录" }, iso: ["12.4.1"] },
    { id: "8.5", title: { zh: "时钟" }, iso: ["12.4.4"] },
    { id: "8.6", title: { zh: "网络控制" }, iso: ["13.1.1"] },
    {
      id: "8.7.c",
      shown: "8.7 c)",
      title: { zh: "虚拟机加固控制", suggestedZh: "虚拟机加固" },
      iso: ["CLD.9.5.2"],
      printed: ["CLD.9.1.5"],
    },
    { id: "8.8", title: { zh: "记录的保护" }, iso: ["18.1.3"] },
  ],
};

const questions = sampleRules.map(({ id, question, controls, severity, title }): QuestionData => ({
  id: question,
  name: `sample.${id.replace("/", "-")}`,
  area: "sample",
  controls: [...controls],
  severity,
  method: "api",
  tier: 1,
  ...title,
}));

export const sampleCatalogue = loadCatalogue({ numbering, frameworks: [framework], editions: [], questions });
