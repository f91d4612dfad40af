import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555";
export const KEY_ID = "11111111-2222-3333-4444-555555555555";
/** Never a real one: a word that must not come out anywhere. */
export const CANARY = "canary-4711-do-not-tell";

/** An answer that came well. `request`: what must be asked for it, as far as it matters. */
export function answer(operation: string, body: object, request: Readonly<Record<string, unknown>> | null = null): RecordedAnswer {
  return { operation, request, status: 200, body };
}

/** The two pages of a listing: everything is on the first, and the second is empty. `token`: member with the token; `asked`: member that takes it. */
export function pages(
  operation: string,
  member: string,
  items: readonly unknown[],
  token = "NextToken",
  asked = token,
): readonly RecordedAnswer[] {
  return [answer(operation, { [member]: [] }, { [asked]: "page-2" }), answer(operation, { [member]: items, [token]: "page-2" })];
}

export function refused(operation: string, code: string, request: Readonly<Record<string, unknown>> | null = null): RecordedAnswer {
  return { operation, request, status: 404, body: { Error: { Code: code, Message: "" } } };
}
