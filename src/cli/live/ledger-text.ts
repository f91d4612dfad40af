import type { Language } from "../../model/text.ts";
import type { Ledger, LedgerLine } from "../../provider/ledger.ts";

const heads = {
  en: ["operation", "calls", "retries", "failed", "kB", "seconds"],
  zh: ["操作", "调用", "重试", "失败", "kB", "秒"],
} as const;

/** The account of what a scan asked: a line for each operation and one for all. */
export function ledgerText(ledger: Ledger, language: Language): string {
  const { total } = ledger;
  if (total.calls === 0) return "";
  const sum = { ...total, operation: language === "en" ? "all" : "合计" };
  const rows = [heads[language] as readonly string[], ...[...ledger.lines(), sum].map(cells)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "),
  );
  return `${lines.join("\n")}\n`;
}

function cells({ operation, calls, retries, failed, bytes, ms }: LedgerLine): readonly string[] {
  return [operation, String(calls), String(retries), String(failed), (bytes / 1000).toFixed(1), (ms / 1000).toFixed(1)];
}
