import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { diskEncrypted, encryptionByDefault } from "../virtual-machine/encryption.ts";

export const disks: readonly string[] = ["alicloud_ecs_disk", "alicloud_disk"];
export const snapshots: readonly string[] = ["alicloud_ecs_snapshot", "alicloud_snapshot"];

/** A disk may be named by way of its attachment to a machine. */
export const attachments: readonly string[] = ["alicloud_ecs_disk_attachment", "alicloud_disk_attachment"];

function diskOf(doc: Doc, links: Links): Fact<Doc> {
  return chain(links.target(doc, doc.body.get("disk_id") ?? null, [...disks, ...attachments], ["id"]), (found) =>
    attachments.includes(found.type) ? diskOf(found, links) : known(found),
  );
}

/** A snapshot is as encrypted as the disk it is taken of. `defaults`: the disk encryption by default of the region. */
export function snapshotEncrypted(snapshot: Doc, defaults: Many<Doc>, links: Links): Fact<boolean> {
  const disk = diskOf(snapshot, links);
  if (disk.state === "known") return diskEncrypted(disk.value.body, encryptionByDefault(defaults));
  return unknown("not-visible", "the encryption of the disk it is taken of", snapshot.at);
}
