import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const network: readonly RecordedAnswer[] = [];
