import { listValue, mapValue, type Value } from "../../../value.ts";
import { fail } from "../halt.ts";
import { boundItems } from "../limits.ts";

/** Rows as objects of strings, keyed by the header row (RFC 4180). Empty lines are passed over; every row must be as long as the header. */
export function decodeCsv(text: string): Value {
  const [header, ...rows] = readRows(text);
  if (header === undefined) return fail("there is no header row");
  if (new Set(header).size < header.length) return fail("a column is named twice");
  return listValue(
    rows.map((row) => {
      if (row.length !== header.length) return fail("a row has more or fewer fields than the header");
      return mapValue(new Map(header.map((name, index): [string, Value] => [name, row[index] as string])));
    }),
  );
}

function readRows(source: string): string[][] {
  const text = source.replaceAll("\r\n", "\n");
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === "\n") {
      at++;
      continue;
    }
    const row: string[] = [];
    for (let more = true; more;) {
      const field = text[at] === '"' ? quoted(text, at) : bare(text, at);
      row.push(field.value);
      more = text[field.end] === ",";
      at = field.end + 1;
    }
    rows.push(row);
    boundItems(rows.length);
  }
  return rows;
}

interface Field {
  readonly value: string;
  /** Offset of the comma or line end after the field. */
  readonly end: number;
}

function bare(text: string, start: number): Field {
  let end = start;
  while (end < text.length && text[end] !== "," && text[end] !== "\n") end++;
  const value = text.slice(start, end);
  return value.includes('"') ? fail("a quote stands in a field that is not quoted") : { value, end };
}

function quoted(text: string, start: number): Field {
  let value = "";
  for (let at = start + 1; ;) {
    const close = text.indexOf('"', at);
    if (close < 0) return fail("a quoted field does not end");
    value += text.slice(at, close);
    const next = text[close + 1];
    if (next === undefined || next === "," || next === "\n") return { value, end: close + 1 };
    if (next !== '"') return fail("text follows a quoted field");
    value += '"';
    at = close + 2;
  }
}
