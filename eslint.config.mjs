import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Named exports only; a rule file is the one place for a default export.",
};

export default defineConfig(
  { ignores: ["dist/", "coverage/", "fixtures/"] },
  // A comment that switches a rule off has no effect: what is right is decided here, for all files.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/prefer-nullish-coalescing": "error",
      "@typescript-eslint/prefer-optional-chain": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", noDefaultExport],
    },
  },
  {
    files: ["rules/*/*.ts", "*.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["src/{model,rule,result,engine,framework,report,snapshot}/**/*.ts", "rules/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval", "performance"],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time is `asOf`, handed in: a verdict must not depend on when it was worked out." },
        { object: "Math", property: "random", message: "The same input gives the same result." },
      ],
    },
  },
  {
    files: ["bench/**/*.ts"],
    rules: { "no-console": "off" },
  },
);
