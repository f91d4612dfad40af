import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const balancers: readonly RecordedAnswer[] = [];
