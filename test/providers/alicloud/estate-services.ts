import type { RecordedAnswer } from "../../../src/provider/recorded.ts";

export const services: readonly RecordedAnswer[] = [];
