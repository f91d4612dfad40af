import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const ACCOUNT = "1234567890123456";
export const REGION = "cn-hangzhou";
export const KEY_ID = "key-hzz11111111222222223";
/** Never a real one: a word that must not come out anywhere. */
export const CANARY = "canary-4711-do-not-tell";

type Members = Readonly<Record<string, unknown>>;

/** An answer that came well. `request`: what must be asked for it, as far as it matters. */
export function answer(operation: string, body: object, request: Members | null = null): RecordedAnswer {
  return { operation, request, status: 200, body: { RequestId: "00000000-0000-4000-8000-000000000001", ...body } };
}

/** The two pages of a listing that goes on by token: everything is on the first, and the second is empty. `path`: of the list, as in `Disks.Disk`. */
export function byToken(
  operation: string,
  path: string,
  items: readonly unknown[],
  request: Members = {},
  more: Members = {},
): readonly RecordedAnswer[] {
  return [
    answer(operation, { ...more, ...wrapped(path, []), NextToken: "" }, { ...request, NextToken: "page-2" }),
    answer(operation, { ...more, ...wrapped(path, items), NextToken: "page-2" }, request),
  ];
}

/** The two pages of a listing that goes on by the marker of RAM: everything is on the first, and the second is empty. */
export function byMarker(operation: string, path: string, items: readonly unknown[]): readonly RecordedAnswer[] {
  return [
    answer(operation, { ...wrapped(path, []), IsTruncated: false }, { Marker: "page-2" }),
    answer(operation, { ...wrapped(path, items), IsTruncated: true, Marker: "page-2" }),
  ];
}

/** The two pages of a listing of Log Service: the first item is on the first page, the rest on the second. Needs two items at least. */
export function byOffset(operation: string, path: string, items: readonly unknown[], request: Members = {}): readonly RecordedAnswer[] {
  if (items.length < 2) throw new Error(`${operation} has ${String(items.length)} items: two make two pages`);
  const from = (offset: number, here: readonly unknown[]): RecordedAnswer =>
    answer(operation, { count: here.length, total: items.length, ...wrapped(path, here) }, { ...request, offset });
  return [from(0, items.slice(0, 1)), from(1, items.slice(1))];
}

/** The two pages of a listing that goes on by number: the first item is on the first page, the rest on the second. Needs two items at least. */
export function byNumber(
  operation: string,
  path: string,
  items: readonly unknown[],
  {
    page = "PageNumber",
    total = "TotalCount",
    request = {},
    textual = false,
  }: { page?: string; total?: string; request?: Members; textual?: boolean } = {},
): readonly RecordedAnswer[] {
  if (items.length < 2) throw new Error(`${operation} has ${String(items.length)} items: two make two pages`);
  const count = textual ? String(items.length) : items.length;
  const paged = (number: number, here: readonly unknown[]): RecordedAnswer =>
    answer(operation, merged(wrapped(path, here), wrapped(total, count)), { ...request, [page]: number });
  return [paged(1, items.slice(0, 1)), paged(2, items.slice(1))];
}

export function refused(operation: string, code: string, request: Members | null = null, status = 404): RecordedAnswer {
  return { operation, request, status, body: { Code: code, Message: "" } };
}

function wrapped(path: string, value: unknown): Members {
  return path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Members;
}

function merged(one: Members, other: Members): Members {
  const [name = "", value] = Object.entries(other)[0] ?? [];
  const here = one[name];
  return { ...one, [name]: typeof here === "object" && here !== null ? { ...here, ...(value as object) } : value };
}
