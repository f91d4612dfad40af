import type { Call } from "../../../src/provider/call.ts";
import { ebsCalls } from "./answers.ts";
import { ebsSnapshotLive } from "./ebs-live.ts";

export const calls: readonly Call[] = [...ebsCalls];

export const mappers = [ebsSnapshotLive];
