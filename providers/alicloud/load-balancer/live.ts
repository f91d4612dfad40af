import { classicLive } from "./classic-live.ts";
import { applicationLive, networkLive } from "./newer-live.ts";

export { calls } from "./questions.ts";

export const mappers = [classicLive, applicationLive, networkLive];
