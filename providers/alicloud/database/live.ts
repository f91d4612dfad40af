/** What is asked about databases, and who reads it. */
import type { Call } from "../../../src/provider/call.ts";
import { mongodbLive } from "./mongodb-live.ts";
import { mongodbCalls } from "./mongodb-questions.ts";
import { polardbLive } from "./polardb-live.ts";
import { polardbCalls } from "./polardb-questions.ts";
import { rdsLive } from "./rds-live.ts";
import { rdsCalls } from "./rds-questions.ts";
import { sharedListCalls } from "./shared-lists.ts";

export const calls: readonly Call[] = [...rdsCalls, ...polardbCalls, ...mongodbCalls, ...sharedListCalls];

export const mappers = [rdsLive, polardbLive, mongodbLive];
