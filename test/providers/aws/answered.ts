import type { KindName, Resource } from "../../../src/model/kinds.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { factsOf } from "./mapped.ts";

/** An answer of the region that the tests read; `request` where the answer itself does not say what it is about. */
export function answer(operation: string, body: Json, request: Json | null = null): RecordedAnswer {
  return { operation, request, status: 200, body };
}

export function denied(operation: string, request: Json | null = null): RecordedAnswer {
  return { operation, request, status: 403, body: { Error: { Code: "UnauthorizedOperation" } } };
}

/** All resources of a kind that the answers tell of. */
export function toldOf(kind: KindName, answers: readonly RecordedAnswer[]): readonly Resource[] {
  const set = { provider: "aws", cloud: "aws", account: "123456789012", region: "eu-west-1", time: "2026-01-01T00:00:00Z" } as const;
  const { mapped } = recordedIn({ ...set, answers, listed: [] });
  if (mapped.gaps.length > 0) throw new Error(mapped.gaps.map((gap) => gap.text.en).join(" "));
  return mapped.resources.filter((each) => each.kind === kind);
}

/** The facts of the only resource of a kind that the answers tell of. */
export function told(kind: KindName, answers: readonly RecordedAnswer[]): Readonly<Record<string, unknown>> {
  const found = toldOf(kind, answers);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${String(found.length)} of ${kind}: ${found.map(({ id }) => id).join(", ")}`);
  return factsOf(only);
}
