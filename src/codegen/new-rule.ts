import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** Writes `rules/<theme>/<what-must-hold>.ts` to fill in; the tests fail until that is done. Throws when the id is not fit or taken. */
export function newRule(root: string, id: string | undefined): string {
  if (id === undefined || !ID.test(id) || id.startsWith("frameworks/")) {
    throw new Error("Name the rule <theme>/<what-must-hold>, in lower case with hyphens: npm run new:rule -- logging/flow-logs-on");
  }
  const path = `rules/${id}.ts`;
  if (existsSync(join(root, path))) throw new Error(`${path} exists already.`);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), scaffold(id));
  return path;
}

/** Compiles as it stands, but has no texts, answers no question and passes both of its examples: the laws refuse it. */
function scaffold(id: string): string {
  return `import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "${id}",
  // The question of rules/frameworks/questions.ts that this rule answers; its controls, the primary one first.
  question: "",
  title: { en: "", zh: "" },
  severity: "medium",
  kind: "virtual-network",
  controls: [""],
  // What goes wrong without it, in one or two sentences.
  why: { en: "", zh: "" },
  // How to put it right in each cloud that has it: text, and where it helps cli and terraform.
  fix: {},
  check: (network) => must(network, "isDefault", () => true, { en: "", zh: "" }),
  examples: {
    pass: [{ resource: given("virtual-network", { isDefault: false }) }],
    fail: [{ resource: given("virtual-network", { isDefault: true }) }],
  },
});
`;
}
