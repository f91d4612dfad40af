import type { Snapshot } from "../../../src/model/kinds/snapshot.ts";
import { none } from "../../../src/model/many.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { attachments, disks, snapshotEncrypted, snapshots } from "./encryption.ts";

/** `alicloud_snapshot` is the older name. */
const snapshot = defineMapper({
  provider: "alicloud",
  reads: snapshots,
  kinds: ["snapshot"],
  identity: ["id"],
  with: { defaults: sameRegion("alicloud_ecs_disk_encryption_by_default") },
  also: [...disks, ...attachments],
  map: (doc, { defaults }, links): Snapshot => ({
    public: notOffered["snapshot/public-sharing"],
    sharedWith: none,
    encrypted: snapshotEncrypted(doc, defaults, links),
    ...alicloudBase("snapshot", doc, { named: ["snapshot_name", "name"] }),
  }),
});

export const mappers = [snapshot];
