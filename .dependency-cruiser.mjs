// The import directions of src/README.md, one ban a rule. Data flows read → link → map → judge → tell and never back.

/** Modules that reach files, the network, other processes or the machine. */
const OUTSIDE_WORLD =
  "^(node:)?(fs|fs/promises|http|http2|https|net|tls|dgram|dns|dns/promises|child_process|cluster|worker_threads|os|process|readline|readline/promises|repl|inspector|vm)$";
const NETWORK = "^(node:)?(http|http2|https|net|tls|dgram|dns|dns/promises|child_process|cluster|worker_threads)$";
const CLOUD_SDK = "^node_modules/(@aws-sdk|@smithy|@azure|@alicloud)/";
/** Readers: all of src/iac but the documents that they hand over. */
const READER = "^src/iac/(?!(document|value|json-text)[.]ts$)";
const RULE_FILE = "^rules/(?!frameworks/)[^/]+/.+[.]ts$";

/** A package or file that only `allowed` (paths) may be imported by `from`. */
const mayOnlyImport = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { pathNot: allowed },
});

const typesOnly = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: to, dependencyTypesNot: ["type-only"] },
});

export default {
  forbidden: [
    mayOnlyImport(
      "model-imports-nothing",
      "^src/model/",
      ["^src/model/"],
      "Every other part stands on the model. It stays plain data and arithmetic, without even Node, so that nothing can reach it from below.",
    ),
    mayOnlyImport(
      "rule-imports-model",
      "^src/rule/",
      ["^src/(rule|model)/"],
      "The combinators are all that a rule author needs. What they could import, every rule could lean on.",
    ),
    mayOnlyImport(
      "rules-import-rule-and-model",
      RULE_FILE,
      ["^src/(rule|model)/"],
      "A rule is written once for every cloud and source: it sees the model, never a native document, a provider, the engine or another rule.",
    ),
    mayOnlyImport(
      "catalogues-import-types",
      "^rules/frameworks/",
      ["^src/(framework|model)/", "^rules/frameworks/"],
      "A standard is data. A new edition is one more data file and touches no rule.",
    ),
    mayOnlyImport(
      "result-imports-model",
      "^src/result/",
      ["^src/(result|model|rule)/", "^node_modules/zod/"],
      "Findings, gaps and coverage are the contract between judging and telling; a finding speaks of rules and verdicts, and of neither side.",
    ),
    mayOnlyImport(
      "snapshot-imports-model-and-result",
      "^src/snapshot/",
      ["^src/(snapshot|model|result)/", "^(node:)?[a-z_/]+$"],
      "A snapshot is an inventory at rest. Its format stands on the model alone, so that no cloud, rule or report can change what it says.",
    ),
    mayOnlyImport(
      "iac-imports-model-result-and-parsers",
      "^src/iac/",
      ["^src/(iac|model|result)/", "^node_modules/(yaml|jsonc-parser|zod|p-limit)/", "^(node:)?[a-z_/]+$"],
      "A reader turns text into positioned documents. It knows formats, not clouds, and judges nothing.",
    ),
    mayOnlyImport(
      "provider-imports-model-and-gap",
      "^src/provider/",
      ["^src/(provider|model|result|iac)/", "^node_modules/(zod|p-limit)/", "^(node:)?[a-z_/]+$"],
      "The provider contract is the same for every cloud, so it holds no SDK and nothing that judges or reports.",
    ),
    typesOnly(
      "provider-takes-types-from-iac",
      "^src/provider/",
      READER,
      "A mapper is told about positioned documents; reading them is the reader's work alone.",
    ),
    mayOnlyImport(
      "providers-import-their-own",
      "^providers/[^/]+/",
      ["^providers/", "^src/(provider|model|iac)/", "^node_modules/", "^(node:)?[a-z_/]+$"],
      "A cloud maps its documents to the model. It never judges, and so it never sees rules, findings, frameworks or reports.",
    ),
    typesOnly(
      "providers-take-types-from-iac",
      "^providers/[^/]+/",
      READER,
      "A cloud is handed documents; if it could read files, a scan of live accounts could read the disk.",
    ),
    {
      name: "providers-never-meet",
      comment: "What two clouds share is a fact of the model or of the provider contract; otherwise one cloud's change breaks another.",
      severity: "error",
      from: { path: "^providers/([^/]+)/" },
      to: { path: "^providers/[^/]+/", pathNot: "^providers/$1/" },
    },
    ...[
      ["aws", "^node_modules/(@azure|@alicloud)/"],
      ["azure", "^node_modules/(@aws-sdk|@smithy|@alicloud)/"],
      ["alicloud", "^node_modules/(@aws-sdk|@smithy|@azure)/"],
    ].map(([cloud, foreign]) => ({
      name: `${cloud}-uses-its-own-sdk`,
      comment: "Someone who scans one cloud must not load, nor trust, the SDK of another.",
      severity: "error",
      from: { path: `^providers/${cloud}/` },
      to: { path: foreign },
    })),
    {
      name: "sdk-only-in-providers",
      comment: "Only a provider may talk to a cloud: the read-only guard stands there and nowhere else.",
      severity: "error",
      from: { path: "^(src|rules|bench)/" },
      to: { path: CLOUD_SDK },
    },
    {
      name: "sdk-imported-lazily",
      comment: "An SDK costs up to a second and 90 MB to load; a scan of code must not pay for it. Types are free.",
      severity: "error",
      from: { path: "^providers/" },
      to: { path: CLOUD_SDK, dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    mayOnlyImport(
      "engine-imports-what-it-judges",
      "^src/engine/",
      ["^src/(engine|model|rule|result)/", "^(node:)?[a-z_/]+$"],
      "The engine is pure: an inventory and rules in, findings out. It knows neither where facts come from nor how findings are shown.",
    ),
    mayOnlyImport(
      "framework-imports-what-it-rolls-up",
      "^src/framework/",
      ["^src/(framework|model|result|rule)/", "^node_modules/zod/", "^(node:)?[a-z_/]+$"],
      "A roll-up is arithmetic over findings; a catalogue is handed to it.",
    ),
    mayOnlyImport(
      "report-imports-what-it-shows",
      "^src/report/",
      ["^src/(report|model|result|rule|framework)/", "^node_modules/(zod|picocolors)/", "^(node:)?[a-z_/]+$"],
      "A report shows what was found. It never asks a provider and never judges again.",
    ),
    typesOnly(
      "report-takes-types-and-labels-from-framework",
      "^src/report/",
      "^src/framework/(?!labels[.]ts$)",
      "The roll-up is handed over ready; a report takes the words for a verdict, and never works one out.",
    ),
    typesOnly(
      "framework-and-report-take-types-from-rule",
      "^src/(framework|report)/",
      "^src/rule/",
      "Rules reach them as data; a combinator here would be a second judge.",
    ),
    {
      name: "outside-world-at-the-border",
      comment:
        "Files, network, clock and machine enter through the command line, the readers and the providers, where they can be watched and replaced.",
      severity: "error",
      from: { path: "^(src|rules)/", pathNot: "^src/(cli|iac|codegen|provider)/" },
      to: { path: OUTSIDE_WORLD },
    },
    {
      name: "readers-stay-offline",
      comment: "Reading code must work without a network and must start no program: a module that is not on disk is a gap, not a download.",
      severity: "error",
      from: { path: "^src/iac/" },
      to: { path: NETWORK },
    },
    {
      name: "provider-contract-is-handed-the-world",
      comment: "Fetch, clock and abort signal come in through one object, so every adapter can be run against a local server.",
      severity: "error",
      from: { path: "^src/provider/" },
      to: { path: OUTSIDE_WORLD },
    },
    {
      name: "registries-only-in-cli",
      comment:
        "The command line is the composition root: whoever else imported a registry would tie itself to every rule and every cloud at once.",
      severity: "error",
      from: { path: "^(src|rules|providers)/", pathNot: "^src/cli/" },
      to: { path: "^(rules|providers)/index[.]ts$" },
    },
    {
      name: "parts-are-composed-in-cli",
      comment:
        "Rules and providers plug into src; nothing in src but the command line and the generator knows that a particular one exists.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli|codegen)/" },
      to: { path: "^(rules|providers)/" },
    },
    {
      name: "nobody-imports-cli",
      comment: "The command line is the outermost layer. What others need from it belongs to the layer below.",
      severity: "error",
      from: { path: "^(src|rules|providers)/", pathNot: "^src/(cli|codegen)/" },
      to: { path: "^src/(cli|codegen)/" },
    },
    {
      name: "cli-without-codegen",
      comment: "The generator is a development tool; a user's scan must not depend on it.",
      severity: "error",
      from: { path: "^src/cli/" },
      to: { path: "^src/codegen/" },
    },
    {
      name: "nobody-imports-tests",
      comment: "Tests, fixtures and benchmarks are not shipped; an import of them would break an installed package.",
      severity: "error",
      from: { path: "^(src|rules|providers)/" },
      to: { path: "^(test|fixtures|bench)/" },
    },
    {
      name: "no-circular",
      comment:
        "Two modules that need each other at run time are one idea in two files, and load in an order nobody chose. Types may refer to each other.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphans",
      comment: "A module that nothing imports and that imports nothing is left over.",
      severity: "error",
      from: { orphan: true, path: "^(src|providers)/", pathNot: "[.]d[.]ts$" },
      to: {},
    },
    {
      name: "not-to-dev-dependency",
      comment: "Development packages are absent where cldscan is installed.",
      severity: "error",
      from: { path: "^(src|rules|providers)/", pathNot: "^src/codegen/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "not-to-undeclared",
      comment: "A package that package.json does not name is there by accident, and may be gone tomorrow.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "not-to-unresolvable",
      comment: "The module does not exist: this will break at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|fixtures)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
