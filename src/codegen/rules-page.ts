import type { CloudSupport, RuleEntry } from "./catalogue.ts";
import { code, codes, page, table } from "./markdown.ts";
import { generatedLine } from "./registries.ts";
import { cloudNames, sources } from "./sources.ts";
import type { Cell } from "./support.ts";
import { countsTable } from "./type-counts.ts";

/** Text of `rules/README.md`. */
export function rulesPage(entries: readonly RuleEntry[], clouds: readonly CloudSupport[], cells: readonly Cell[]): string {
  const notes = new Notes();
  const where = supportTable(entries, clouds, cells, notes);
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
    "Told from the samples of this repository. *Supported*: a sample is judged, pass or fail. *Not offered*: the cloud has no such setting, and the rule is not applicable there; the note gives the row of `providers/<cloud>/clouds.ts`. *Explained*: the note says why this source cannot tell. A note on a supported cell is about one of several kinds that the rule judges. Terraform stands for code and plans alike.",
    where,
    "## In numbers",
    countsTable(entries, clouds),
    "## Notes",
    notes.lines().join("\n"),
  );
}

function link({ path, rule }: RuleEntry): string {
  return `[${code(rule.id)}](${path.replace(/^rules\//, "")})`;
}

function supportTable(entries: readonly RuleEntry[], clouds: readonly CloudSupport[], cells: readonly Cell[], notes: Notes): string {
  const columns = clouds.flatMap(({ provider }) =>
    sources.filter((source) => source.clouds.includes(provider)).map((source) => ({ cloud: provider, source })),
  );
  const byKey = new Map(cells.map((cell) => [`${cell.rule} ${cell.cloud} ${cell.source.name}`, cell]));
  return table(
    ["rule", ...columns.map(({ cloud, source }) => `${cloudNames[cloud]}, ${source.title}`)],
    entries.map((entry) => [
      link(entry),
      ...columns.map(({ cloud, source }) => {
        const cell = byKey.get(`${entry.rule.id} ${cloud} ${source.name}`);
        return cell === undefined ? "missing" : [cell.support, ...cell.notes.map((note) => notes.mark(note))].join(" ");
      }),
    ]),
  );
}

/** Notes under the table, numbered in order of their first use. */
class Notes {
  readonly #numbers = new Map<string, number>();

  mark(note: string): string {
    let number = this.#numbers.get(note);
    if (number === undefined) this.#numbers.set(note, (number = this.#numbers.size + 1));
    return `[${String(number)}](#note-${String(number)})`;
  }

  lines(): readonly string[] {
    return [...this.#numbers].map(([note, number]) => `${String(number)}. <a id="note-${String(number)}"></a>${note}`);
  }
}
