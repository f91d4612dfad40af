/** What a file of this repository must look like, beyond what the compiler and the linter see. Each rule names what it found, or nothing. */
export type SourceFile = { readonly path: string; readonly text: string };
export type HouseRule = { readonly name: string; readonly check: (file: SourceFile) => readonly string[] };

const CODE = /^(src|rules|providers)\//;
const TEST = /^(test|bench)\//;
const GENERATED = /^(rules|providers)\/index\.ts$/;
const RULE = /^rules\/(?!frameworks\/)[^/]+\/[^/]+\.ts$/;
const SERVICE = /^providers\/[^/]+\/[^/]+\/.+\.ts$/;
const CLOUDS = /^providers\/[^/]+\/clouds\.ts$/;
/** These two spell out what they forbid. */
const SPELLS_OUT = /^test\/(support\/house-rules|architecture\.test)\.ts$/;

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NAMED_FOR_NOTHING = /^(utils?|helpers?|common|misc|shared|stuff)$/;

const CLOUD_HOST =
  /\b(amazonaws\.(com|eu)|api\.aws|aliyuncs\.com|aliyun\.com|azure\.(com|net|cn|us)|windows\.net|chinacloudapi\.cn|usgovcloudapi\.net|microsoftonline\.(com|us|cn)|graph\.microsoft\.com)\b/;
const ARN_PREFIX = /\barn:aws[a-z-]*:/;

const lines = (text: string): readonly string[] => text.replace(/\n$/, "").split("\n");
const isTypeScript = (path: string): boolean => path.endsWith(".ts");
const isComment = (line: string): boolean => /^\s*(\/\/|\/?\*)/.test(line);

/** Lines that match, as `line 12: text`. */
function matching(text: string, pattern: RegExp, skip: (line: string) => boolean = () => false): readonly string[] {
  return lines(text).flatMap((line, index) =>
    pattern.test(line) && !skip(line) ? [`line ${String(index + 1)}: ${line.trim().slice(0, 100)}`] : [],
  );
}

function sizeLimit(path: string): number | undefined {
  if (!CODE.test(path) || GENERATED.test(path) || !isTypeScript(path)) return undefined;
  if (RULE.test(path)) return 100;
  if (SERVICE.test(path)) return 130;
  return 400;
}

export const HOUSE_RULES: readonly HouseRule[] = [
  {
    name: "file and folder names are kebab-case",
    check: ({ path }) => {
      if (!isTypeScript(path)) return [];
      const parts = path.replace(/(\.test|\.bench|\.d)?\.ts$/, "").split("/");
      return parts.filter((part) => !KEBAB.test(part));
    },
  },
  {
    name: "a name says what is inside",
    check: ({ path }) =>
      path
        .replace(/(\.test)?\.[a-z]+$/, "")
        .split("/")
        .filter((part) => NAMED_FOR_NOTHING.test(part)),
  },
  {
    name: "folders are at most four deep, and the functions of Terraform one deeper by family",
    check: ({ path }) =>
      CODE.test(path) && path.split("/").length > (path.startsWith("src/iac/terraform/functions/") ? 6 : 5) ? [path] : [],
  },
  {
    name: "a file holds one idea (rules 100 lines, services 130, all others 400)",
    check: ({ path, text }) => {
      const limit = sizeLimit(path);
      const count = lines(text).length;
      return limit !== undefined && count > limit ? [`${String(count)} lines, at most ${String(limit)}`] : [];
    },
  },
  {
    name: "no barrel but the two generated registries",
    check: ({ path }) => (/(^|\/)index\.ts$/.test(path) && !GENERATED.test(path) ? [path] : []),
  },
  {
    name: "relative imports name the .ts file",
    check: ({ path, text }) => (isTypeScript(path) ? matching(text, /^(import|export|\}).*\bfrom "\.{1,2}\/[^"]*(?<!\.ts)";/) : []),
  },
  {
    name: "host names and ARN prefixes stand in clouds.ts alone",
    check: ({ path, text }) =>
      CODE.test(path) && isTypeScript(path) && !CLOUDS.test(path) && !GENERATED.test(path)
        ? [...matching(text, CLOUD_HOST, isComment), ...matching(text, ARN_PREFIX, isComment)]
        : [],
  },
  {
    name: "no hole in the types",
    check: ({ path, text }) => {
      if (!isTypeScript(path) || SPELLS_OUT.test(path)) return [];
      const holes = matching(
        text,
        /\bas any\b|[\w)\]?]: any(?=[;)]|$| =(?!=))|<any[,>]|\bany\[\]|@ts-ignore|@ts-nocheck|eslint-disable/,
        isProse,
      );
      // A test may prove that the compiler refuses something.
      return TEST.test(path) ? holes : [...holes, ...matching(text, /@ts-expect-error/)];
    },
  },
  {
    name: "every test runs",
    check: ({ path, text }) =>
      /^(test|bench)\/.*\.ts$/.test(path) && !SPELLS_OUT.test(path)
        ? matching(text, /\b(it|test|describe|bench)(\.\w+)*\.(only|skip|todo)\b|\b(xit|fit|xdescribe|fdescribe)\(/)
        : [],
  },
  {
    name: "nothing is left open in code",
    check: ({ path, text }) => (isTypeScript(path) && !SPELLS_OUT.test(path) ? matching(text, /\b(TODO|FIXME|XXX|HACK)\b/) : []),
  },
  {
    name: "no path of one machine",
    check: ({ path, text }) =>
      SPELLS_OUT.test(path) ? [] : matching(text, /(^|[\s"'`(=:])(\/work\/|\/root\/|\/Users\/\w|[A-Z]:\\Users\\)/),
  },
  {
    name: "no credential, not even an old one",
    check: ({ path, text }) =>
      SPELLS_OUT.test(path) ? [] : matching(text, /\b(AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z0-9]{16}\b|\bLTAI(?!\w*EXAMPLE)[A-Za-z0-9]{12,}\b/),
  },
];

/** Docstrings may speak of "any"; only the escape hatches that work inside comments count there. */
function isProse(line: string): boolean {
  return isComment(line) && !/@ts-|eslint-disable/.test(line);
}

/** The size of the source at the given share (0.5 = median), in lines. */
export function sizeAt(share: number, files: readonly SourceFile[]): number {
  const sizes = files.map((file) => lines(file.text).length).toSorted((a, b) => a - b);
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0;
}
