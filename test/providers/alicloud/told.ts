import type { KindName, Resource } from "../../../src/model/kinds.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { ACCOUNT, REGION } from "./estate-answers.ts";
import { factsOf } from "./mapped.ts";

/** The facts of the one resource of a kind that answers tell of, in the short form. */
export function told(kind: KindName, ...answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> {
  const { mapped } = recordedIn({
    provider: "alicloud",
    cloud: "alicloud-cn",
    account: ACCOUNT,
    region: REGION,
    time: "2026-01-15T08:00:00Z",
    answers,
    listed: [],
  });
  const [first, ...more] = mapped.resources.filter((each: Resource) => each.kind === kind);
  if (first === undefined || more.length > 0) throw new Error(`${String(more.length + (first === undefined ? 0 : 1))} of ${kind}`);
  return factsOf(first);
}
