import { kindFields } from "../model/kinds.ts";
import type { Mapper } from "../provider/mapper.ts";
import type { CloudSupport, RuleEntry } from "./catalogue.ts";
import { page, table } from "./markdown.ts";
import { cloudNames, sources, type SourceName } from "./sources.ts";

/** How many rules, kinds and native resource types there are. */
export function countsTable(entries: readonly RuleEntry[], clouds: readonly CloudSupport[]): string {
  const rows = clouds.flatMap((cloud) =>
    sources
      .filter((source) => source.clouds.includes(cloud.provider))
      .map(({ name, title }) => {
        const mappers = mappersOf(cloud, name);
        const judged = new Set(mappers.flatMap((mapper) => typesIn(mapper.reads, name)));
        const beside = new Set(
          mappers
            .flatMap((mapper) => typesIn([...Object.values(mapper.with).flatMap((join) => join.types), ...mapper.also], name))
            .filter((type) => !judged.has(type)),
        );
        const kinds = new Set(mappers.flatMap((mapper) => mapper.kinds));
        return [cloudNames[cloud.provider], title, ...[kinds, judged, beside].map(({ size }) => String(size))];
      }),
  );
  return page(
    `${String(entries.length)} rules over ${String(new Set(entries.flatMap(({ rule }) => rule.kinds)).size)} of ${String(Object.keys(kindFields).length)} kinds of resources.`,
    table(["cloud", "source", "kinds", "resource types judged", "resource types read beside them"], rows),
  ).trimEnd();
}

/** The mappers of a source. ARM bodies are unwrapped from Terraform and share its list. */
export function mappersOf(cloud: CloudSupport, source: SourceName): readonly Mapper[] {
  if (source === "live") return cloud.mappers.live;
  return cloud.mappers.terraform.filter((mapper) => mapper.reads.some((type) => isOf(type, source)));
}

function typesIn(types: readonly string[], source: SourceName): readonly string[] {
  return source === "live" ? types : types.filter((type) => isOf(type, source));
}

function isOf(type: string, source: SourceName): boolean {
  return type.includes("/") === (source === "arm");
}
