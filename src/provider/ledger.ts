/** Counts what a scan asked of a cloud. */
export interface LedgerLine {
  readonly operation: string;
  /** Calls that ended, well or not. */
  readonly calls: number;
  /** Tries beyond the first. */
  readonly retries: number;
  readonly failed: number;
  /** Bytes of answers, as far as the SDK tells them. */
  readonly bytes: number;
  /** Time from the first try to the last reply, ms, summed over calls. */
  readonly ms: number;
}

type Counts = { -readonly [K in keyof LedgerLine]: LedgerLine[K] };

export class Ledger {
  readonly #lines = new Map<string, Counts>();

  record(operation: string, call: { readonly tries: number; readonly ok: boolean; readonly bytes: number; readonly ms: number }): void {
    let line = this.#lines.get(operation);
    if (line === undefined) this.#lines.set(operation, (line = { operation, calls: 0, retries: 0, failed: 0, bytes: 0, ms: 0 }));
    line.calls += 1;
    line.retries += call.tries - 1;
    if (!call.ok) line.failed += 1;
    line.bytes += call.bytes;
    line.ms += call.ms;
  }

  /** In order of the operations' names. */
  lines(): readonly LedgerLine[] {
    return [...this.#lines.values()].sort((a, b) => (a.operation < b.operation ? -1 : 1));
  }

  get total(): LedgerLine {
    const sum: Counts = { operation: "", calls: 0, retries: 0, failed: 0, bytes: 0, ms: 0 };
    for (const line of this.#lines.values()) {
      for (const count of ["calls", "retries", "failed", "bytes", "ms"] as const) sum[count] += line[count];
    }
    return sum;
  }
}
