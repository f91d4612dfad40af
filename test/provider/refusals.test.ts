import { expect, it } from "vitest";
import { Refusals } from "../../src/provider/refusals.ts";

it.each([
  [
    "cbn.ListTransitRouters",
    "cen:ListTransitRouters",
    "cbn.ListTransitRouters was refused in account 1 (Forbidden.RAM); it needs cen:ListTransitRouters.",
    "账号 1 的 cbn.ListTransitRouters 调用被拒绝（Forbidden.RAM），需要权限 cen:ListTransitRouters。",
  ],
  [
    "ecs.DescribeDisks",
    "ecs:DescribeDisks",
    "ecs.DescribeDisks was refused in account 1 (Forbidden.RAM).",
    "账号 1 的 ecs.DescribeDisks 调用被拒绝（Forbidden.RAM）。",
  ],
])("%s, which needs %s", (operation, permission, en, zh) => {
  const refusals = new Refusals();
  refusals.add("alicloud/alicloud-cn/1", { operation, permissions: [permission] }, null, { kind: "denied", code: "Forbidden.RAM" }, []);
  expect(refusals.gaps().map(({ text }) => text)).toEqual([{ en, zh }]);
});
