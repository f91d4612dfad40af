import { describe, expect, it } from "vitest";
import { Budget } from "../../../../src/iac/terraform/evaluate/budget.ts";
import { LIMITS } from "../../../../src/iac/terraform/limits.ts";

const because = (why: { readonly code: string; readonly subject: string }): string => `${why.code} ${why.subject}`;

describe("a budget", () => {
  it("turns a failure of the scanner into a reason", () => {
    const budget = new Budget(LIMITS);
    const fail = (): string => {
      throw new TypeError("x is not a function");
    };
    expect(budget.guard(fail, because)).toBe("crashed x is not a function");
    expect(budget.guard(() => "fine", because)).toBe("fine");
  });

  it("turns a full stack into a reason", () => {
    const budget = new Budget(LIMITS);
    const fall = (depth: number): number => fall(depth + 1) + 1;
    expect(budget.guard(() => String(fall(0)), because)).toBe("limit this is nested too deeply");
  });

  it("ends what goes too deep, and starts anew outside", () => {
    const budget = new Budget({ ...LIMITS, depth: 3 });
    const nest = (depth: number): string => budget.guard(() => (depth === 0 ? "end" : nest(depth - 1)), because);
    expect([nest(2), nest(3), nest(2)]).toEqual(["end", "limit this is nested too deeply", "end"]);
  });

  it("gives so many steps to each question, and no more to all of them", () => {
    const budget = new Budget({ ...LIMITS, steps: 10, totalSteps: 15 });
    const count = (): number => {
      let steps = 0;
      while (steps < 100 && budget.step()) steps++;
      return steps;
    };
    const ask = (): number => budget.guard(count, () => -1);
    expect([ask(), ask(), ask()]).toEqual([9, 4, 0]);
  });
});
