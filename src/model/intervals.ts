/** Closed intervals over whole numbers. A list of them is a set when it is sorted and its members neither overlap nor touch. */
export interface Interval<N extends number | bigint> {
  readonly from: N;
  readonly to: N;
}

type Step<N> = (n: N) => N;

/** Sorts, and joins what overlaps or touches. */
export function normalise<N extends number | bigint>(list: readonly Interval<N>[], next: Step<N>): readonly Interval<N>[] {
  if (isSet(list, next)) return list;
  const sorted = [...list].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const result: Interval<N>[] = [];
  for (const each of sorted) {
    const last = result.at(-1);
    if (last !== undefined && each.from <= next(last.to)) {
      if (each.to > last.to) result[result.length - 1] = { from: last.from, to: each.to };
    } else result.push(each);
  }
  return result;
}

/** Whether nothing needs to be sorted or joined: so it is for most lists of one, and of those put together from sets already. */
function isSet<N extends number | bigint>(list: readonly Interval<N>[], next: Step<N>): boolean {
  for (let i = 1; i < list.length; i++) {
    if ((list[i] as Interval<N>).from <= next((list[i - 1] as Interval<N>).to)) return false;
  }
  return true;
}

/** What of `set` is not in `taken`. Both must be sets. */
export function subtract<N extends number | bigint>(
  set: readonly Interval<N>[],
  taken: readonly Interval<N>[],
  next: Step<N>,
  previous: Step<N>,
): readonly Interval<N>[] {
  if (taken.length === 0 || set.length === 0) return set;
  const result: Interval<N>[] = [];
  for (const { from, to } of set) {
    let start: N | undefined = from;
    for (const hole of taken) {
      if (start === undefined || hole.from > to) break;
      if (hole.to < start) continue;
      if (hole.from > start) result.push({ from: start, to: previous(hole.from) });
      start = hole.to < to ? next(hole.to) : undefined;
    }
    if (start !== undefined) result.push({ from: start, to });
  }
  return result;
}

/** What two sets share. */
export function intersect<N extends number | bigint>(one: readonly Interval<N>[], other: readonly Interval<N>[]): readonly Interval<N>[] {
  const result: Interval<N>[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const a = one[i] as Interval<N>;
    const b = other[j] as Interval<N>;
    const from = a.from > b.from ? a.from : b.from;
    const to = a.to < b.to ? a.to : b.to;
    if (from <= to) result.push({ from, to });
    if (a.to < b.to) i++;
    else j++;
  }
  return result;
}

/** Whether every number of `inner` lies in `outer`. Both must be sets. */
export function isSubset<N extends number | bigint>(inner: readonly Interval<N>[], outer: readonly Interval<N>[]): boolean {
  return inner.every(({ from, to }) => outer.some((each) => each.from <= from && to <= each.to));
}
