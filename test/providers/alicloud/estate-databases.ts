import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const databases: readonly RecordedAnswer[] = [];
