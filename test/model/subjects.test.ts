import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { levelInChinese, subjectInChinese } from "../../src/model/subjects.ts";
import { because, reasonText } from "../../src/model/unknown.ts";
import { root } from "../support/command.ts";

const SAID = /"(?:not-visible|not-in-format|not-read)",\s*(?:"([^"]*)"|`([^`]*)`)/g;

/** What the providers and their kernel say that they cannot see; names in it as `name`. */
function phrases(): readonly string[] {
  const files = ["providers", "src/provider"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(root, folder, file), "utf8")),
  );
  const said = files.flatMap((text) =>
    [...text.matchAll(SAID)].map(([, plain, made]) => plain ?? (made ?? "").replaceAll(/\$\{[^}]*\}/g, "name")),
  );
  return [...new Set(said)].filter((phrase) => /[a-z]{2} [a-z]{2}/.test(phrase) && !/[=]/.test(phrase)).sort();
}

it("has every phrase of the providers in Chinese", () => {
  expect(phrases().length).toBeGreaterThan(100);
  expect(phrases().filter((phrase) => !/\p{Script=Han}/u.test(subjectInChinese(phrase)))).toEqual([]);
});

it.each([
  ["the oldest TLS version of MongoDB", "从此处无法看到 MongoDB 所接受的最低 TLS 版本"],
  ["a log agent inside the machine", "从此处无法看到机器内的日志采集代理"],
  ["the parameter log_duration", "从此处无法看到参数 log_duration"],
  ["the vault of $& and $1", "从此处无法看到 $& and $1 的保管库"],
  ["Listeners[3].Port", "从此处无法看到 Listeners[3].Port"],
  ["constructor", "从此处无法看到 constructor"],
])("%s", (subject, zh) => {
  expect(reasonText(because("not-visible", subject)).zh).toBe(zh);
});

it.each([
  ["store", "存储"],
  ["load balancer", "负载均衡"],
  ["API", "API"],
])("a level: %s", (level, zh) => {
  expect(levelInChinese(level)).toBe(zh);
});
