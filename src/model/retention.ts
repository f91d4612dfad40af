/** How long something is kept: whole days, or without end. */
export type Retention = number | "forever";

export function keptAtLeast(retention: Retention, days: number): boolean {
  return retention === "forever" || retention >= days;
}
