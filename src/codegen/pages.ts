import { operationsOf } from "../provider/call.ts";
import { kindFields, type KindName } from "../model/kinds.ts";
import { kindsFrom, type CloudSupport, type SourceName } from "./catalogue.ts";
import { code, codes, page, table } from "./markdown.ts";
import { generatedLine } from "./registries.ts";
import { cloudNames } from "./sources.ts";

const sources: readonly { readonly name: SourceName; readonly title: string }[] = [
  { name: "terraform", title: "Terraform" },
  { name: "live", title: "live answers" },
];

/** Text of `providers/README.md`. */
export function providersPage(clouds: readonly CloudSupport[]): string {
  const kinds = Object.keys(kindFields).toSorted() as KindName[];
  return page(
    `<!-- ${generatedLine} -->`,
    "# Providers",
    "What is read of each cloud. A type that is not named here is counted in the report as seen and not mapped.",
    "## Kinds",
    kindsTable(kinds, clouds),
    ...clouds.flatMap(cloudSection),
  );
}

function kindsTable(kinds: readonly KindName[], clouds: readonly CloudSupport[]): string {
  const columns = clouds.flatMap((cloud) =>
    sources.map(({ name, title }) => ({ title: `${cloudNames[cloud.provider]}, ${title}`, kinds: kindsFrom(cloud, name) })),
  );
  return table(
    ["kind", ...columns.map(({ title }) => title)],
    kinds.map((kind) => [code(kind), ...columns.map((column) => (column.kinds.has(kind) ? "●" : "–"))]),
  );
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
