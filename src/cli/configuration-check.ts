import type { z } from "zod";
import type { Text } from "../model/text.ts";
import type { Rule } from "../rule/define-rule.ts";
import { objection } from "../rule/parameter.ts";
import { configurationSchema, keysAt, type ConfigurationData } from "./configuration-schema.ts";
import { messages } from "./texts.ts";
import type { UsageError } from "./usage-error.ts";
import type { YamlFile } from "./yaml-file.ts";

type Issue = z.core.$ZodIssue;

/** What a configuration may name. */
export interface Known {
  readonly rules: readonly Rule[];
  /** Ids. */
  readonly frameworks: readonly string[];
}

/** The validated content of a configuration file. Throws the complaint that stands first in the file. */
export function checkedData(file: YamlFile, { rules, frameworks }: Known): ConfigurationData {
  const parsed = configurationSchema.safeParse(file.value);
  if (!parsed.success) {
    const [first] = parsed.error.issues.toSorted((a, b) => file.offsetOf(a.path, keyOf(a)) - file.offsetOf(b.path, keyOf(b)));
    throw file.complaint(sentence(file, first as Issue), first?.path ?? [], first && keyOf(first));
  }
  const { framework } = parsed.data;
  if (framework !== undefined && !frameworks.includes(framework))
    throw file.complaint(messages.unknownFramework(framework, frameworks), ["framework"]);
  for (const [id, settings] of Object.entries(parsed.data.rules ?? {})) checkRule(file, rules, id, settings.params ?? {});
  for (const [index, waiver] of (parsed.data.waivers ?? []).entries()) {
    if (!rules.some((rule) => rule.id === waiver.rule)) throw file.complaint(unknownRule(rules, waiver.rule), ["waivers", index, "rule"]);
  }
  return parsed.data;
}

function checkRule(file: YamlFile, rules: readonly Rule[], id: string, params: Readonly<Record<string, unknown>>): void {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) throw file.complaint(unknownRule(rules, id), ["rules"], id);
  for (const [name, value] of Object.entries(params)) {
    const parameter = rule.params[name];
    const path = ["rules", id, "params"];
    if (parameter === undefined) throw file.complaint(messages.unknownParameter(name, id, Object.keys(rule.params)), path, name);
    const wrong: Text | undefined = objection(parameter, value);
    if (wrong !== undefined) throw complaintAbout(file, name, wrong, [...path, name]);
  }
}

function complaintAbout(file: YamlFile, name: string, wrong: Text, path: readonly PropertyKey[]): UsageError {
  return file.complaint({ en: `"${name}" ${wrong.en}.`, zh: `“${name}”${wrong.zh}。` }, path);
}

function unknownRule(rules: readonly Rule[], id: string): Text {
  return messages.unknownRule(
    id,
    rules.map((rule) => rule.id),
  );
}

function keyOf(issue: Issue): string | undefined {
  return issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
}

function sentence(file: YamlFile, issue: Issue): Text {
  const name = issue.path.length === 0 ? "cldscan.yaml" : issue.path.map(String).join(".");
  switch (issue.code) {
    case "unrecognized_keys":
      return messages.unknownKey(issue.keys[0] ?? "", keysAt(issue.path));
    case "invalid_value":
      return messages.notAllowed(name, String(file.valueAt(issue.path)), issue.values.map(String));
    case "invalid_type":
      return file.isWritten(issue.path) ? messages.wrongType(name, issue.expected) : messages.missingKey(String(issue.path.at(-1)));
    case "invalid_format":
      return messages.wrongDate(name);
    default:
      return messages.emptyValue(name);
  }
}
