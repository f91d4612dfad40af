import { operationsOf } from "../provider/call.ts";
import { kindFields, type KindName } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";
import { kindsFrom, type CloudSupport, type RuleEntry, type SourceName } from "./catalogue.ts";
import { code, codes, page, table } from "./markdown.ts";
import { generatedLine } from "./registries.ts";

const cloudNames: Readonly<Record<ProviderName, string>> = { alicloud: "Alibaba Cloud", aws: "AWS", azure: "Azure" };
const sources: readonly { readonly name: SourceName; readonly title: string }[] = [
  { name: "terraform", title: "Terraform" },
  { name: "live", title: "live answers" },
];

/** Text of `rules/README.md`. */
export function rulesPage(entries: readonly RuleEntry[], clouds: readonly CloudSupport[]): string {
  const link = ({ path, rule }: RuleEntry): string => `[${code(rule.id)}](${path.replace(/^rules\//, "")})`;
  return page(
    `<!-- ${generatedLine} -->`,
    "# Rules",
    "One file a rule, judged on every cloud and every source. Controls are ids of ISO/IEC 27017:2015; the first is the primary one, where a finding counts.",
    table(
      ["rule", "severity", "title", "标题", "kinds", "controls", "question"],
      entries.map((entry) => {
        const { severity, title, kinds, controls, question } = entry.rule;
        return [link(entry), severity, title.en, title.zh, codes(kinds), controls.join(", "), question];
      }),
    ),
    "## Where a rule can be judged",
    "● all of the rule's kinds are read there, ◐ some of them, – none.",
    supportTable(
      "rule",
      entries.map((entry) => ({ name: link(entry), kinds: entry.rule.kinds })),
      clouds,
    ),
  );
}

/** Text of `providers/README.md`. */
export function providersPage(clouds: readonly CloudSupport[]): string {
  const kinds = Object.keys(kindFields).toSorted() as KindName[];
  return page(
    `<!-- ${generatedLine} -->`,
    "# Providers",
    "What is read of each cloud. A type that is not named here is counted in the report as seen and not mapped.",
    "## Kinds",
    supportTable(
      "kind",
      kinds.map((kind) => ({ name: code(kind), kinds: [kind] })),
      clouds,
    ),
    ...clouds.flatMap(cloudSection),
  );
}

function supportTable(
  subject: string,
  rows: readonly { readonly name: string; readonly kinds: readonly KindName[] }[],
  clouds: readonly CloudSupport[],
): string {
  const columns = clouds.flatMap((cloud) =>
    sources.map(({ name, title }) => ({ title: `${cloudNames[cloud.provider]}, ${title}`, kinds: kindsFrom(cloud, name) })),
  );
  return table(
    [subject, ...columns.map(({ title }) => title)],
    rows.map(({ name, kinds }) => [name, ...columns.map((column) => mark(kinds, column.kinds))]),
  );
}

function mark(wanted: readonly KindName[], there: ReadonlySet<KindName>): string {
  const found = wanted.filter((kind) => there.has(kind)).length;
  return found === 0 ? "–" : found === wanted.length ? "●" : "◐";
}

function cloudSection(cloud: CloudSupport): readonly string[] {
  const all = [...new Set([...cloud.mappers.terraform, ...cloud.mappers.live])];
  const rows = all.flatMap((mapper) => {
    const beside = [...new Set([...Object.values(mapper.with).flatMap((join) => join.types), ...mapper.also])].filter(
      (type) => !mapper.reads.includes(type),
    );
    return mapper.reads.map((type) => [code(type), codes(mapper.kinds), codes(beside.toSorted())]);
  });
  const operations = [...operationsOf(cloud.calls)];
  return [
    `## ${cloudNames[cloud.provider]}`,
    rows.length === 0 ? "Nothing is read yet." : table(["type", "kinds", "read together with"], byFirst(rows)),
    ...(operations.length === 0
      ? []
      : [
          "Every operation that a scan of a running account sends, and what it must be granted:",
          table(
            ["operation", "permissions"],
            operations.map(([operation, permissions]) => [code(operation), codes(permissions)]),
          ),
        ]),
  ];
}

function byFirst(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const bare = (cell: string | undefined): string => (cell ?? "").replaceAll("`", "");
  return rows.toSorted(([a], [b]) => (bare(a) < bare(b) ? -1 : 1));
}
