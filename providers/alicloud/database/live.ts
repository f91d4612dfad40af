/** What is asked about databases, and who reads it. */
import type { Call } from "../../../src/provider/call.ts";
import { mongodbCalls, mongodbLive } from "./mongodb-live.ts";
import { polardbCalls, polardbLive } from "./polardb-live.ts";
import { rdsCalls, rdsLive } from "./rds-live.ts";

export const calls: readonly Call[] = [...rdsCalls, ...polardbCalls, ...mongodbCalls];

export const mappers = [rdsLive, polardbLive, mongodbLive];
