import type { ScanResult } from "../result/scan-result.ts";
export function* render(format: string, { result }: { result: ScanResult; rollUp: unknown; language: string }): Iterable<string> {
  yield `${format}\n`;
  for (const f of result.findings)
    yield `${f.outcome} ${f.severity} ${f.rule} ${f.resource.id} ${JSON.stringify(result.positions.locate(f.at))} ${f.message.en}\n`;
  for (const g of result.gaps)
    yield `GAP ${g.text.en} ${g.at === undefined ? (g.path ?? "") : JSON.stringify(result.positions.locate(g.at))}\n`;
  yield JSON.stringify(result.coverage, null, 1);
}
