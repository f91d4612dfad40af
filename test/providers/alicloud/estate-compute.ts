import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const compute: readonly RecordedAnswer[] = [];
