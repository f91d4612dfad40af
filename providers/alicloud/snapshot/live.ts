import { none } from "../../../src/model/many.ts";
import type { Snapshot } from "../../../src/model/kinds/snapshot.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { toggle } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { tokened } from "../paging.ts";

const SNAPSHOT = "ecs.Snapshot";

export const calls: readonly Call[] = [
  listed("ecs.DescribeSnapshots", {
    yields: SNAPSHOT,
    items: "Snapshots.Snapshot",
    id: "SnapshotId",
    pages: tokened(100),
    lists: ["snapshot"],
  }),
];

const snapshot = defineMapper({
  provider: "alicloud",
  reads: SNAPSHOT,
  kinds: ["snapshot"],
  identity: ["SnapshotId"],
  map: (doc): Snapshot => ({
    public: notOffered["snapshot/public-sharing"],
    sharedWith: none,
    encrypted: toggle(doc.body, "Encrypted"),
    ...alicloudBase("snapshot", doc, { named: ["SnapshotName"], handles: ["SnapshotId"] }),
  }),
});

export const mappers = [snapshot];
