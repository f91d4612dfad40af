import type { Call } from "../../../src/provider/call.ts";
import { databaseSnapshotCalls, databaseSnapshotsLive } from "../snapshot/databases-live.ts";
import { relationalCalls } from "./answers.ts";
import { redshiftCalls } from "./redshift-answers.ts";
import { redshiftLive } from "./redshift-live.ts";
import { redshiftServerlessCalls, redshiftServerlessLive } from "./redshift-serverless-live.ts";
import { clusterLive, instanceLive } from "./relational-live.ts";
import { searchCalls } from "./search-answers.ts";
import { searchDomainLive } from "./search-domain-live.ts";
import { tableCalls, tableLive } from "./table-live.ts";

export const calls: readonly Call[] = [
  ...relationalCalls,
  ...redshiftCalls,
  ...redshiftServerlessCalls,
  ...searchCalls,
  ...tableCalls,
  ...databaseSnapshotCalls,
];

export const mappers = [
  instanceLive,
  clusterLive,
  redshiftLive,
  redshiftServerlessLive,
  searchDomainLive,
  tableLive,
  ...databaseSnapshotsLive,
];
