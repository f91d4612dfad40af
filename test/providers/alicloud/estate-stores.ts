import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const stores: readonly RecordedAnswer[] = [];
