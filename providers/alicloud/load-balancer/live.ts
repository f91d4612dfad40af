import type { Call } from "../../../src/provider/call.ts";
import { classicLive } from "./classic-live.ts";
import { applicationLive, networkLive } from "./newer-live.ts";
import { questions } from "./questions.ts";

export const calls: readonly Call[] = questions;

export const mappers = [classicLive, applicationLive, networkLive];
