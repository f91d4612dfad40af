import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Snapshot } from "../../../src/model/kinds/snapshot.ts";
import { flatMapMany, opened, type Many } from "../../../src/model/many.ts";
import type { SharedWith } from "../../../src/model/sharing.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { boolean, list, settled, text, valueAt, word } from "../../../src/provider/read.ts";
import { sharedWith } from "../../../src/provider/shares.ts";
import { awsBase } from "../base.ts";
import { anyOf, settingOf } from "../satellites.ts";
import { diskLayers, encryptedAt } from "../virtual-machine/disks.ts";
import { encryptsByDefault, regional } from "../virtual-machine/region.ts";
import { databaseSnapshots } from "./databases.ts";

const VOLUME = "aws_ebs_volume";
const SNAPSHOTS = ["aws_ebs_snapshot", "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import"];

const ebs = defineMapper({
  provider: "aws",
  reads: SNAPSHOTS,
  kinds: ["snapshot"],
  identity: ["id", "arn"],
  with: {
    permissions: attached("aws_snapshot_create_volume_permission", "snapshot_id"),
    block: sameRegion("aws_ebs_snapshot_block_public_access"),
    encryption: regional.encryption,
  },
  also: [VOLUME],
  map: (doc, { permissions, block, encryption }, links): Snapshot => ({
    public: shared(permissions, block),
    sharedWith: flatMapMany(permissions, sharedByName),
    encrypted: encrypted(doc, encryptsByDefault({ encryption }), links),
    ...awsBase("snapshot", doc, { named: "description", handles: ["id", "arn"] }),
    name: doc.name,
  }),
});

/** Sharing with "all" is undone by a region that blocks all sharing; blocking only new sharing undoes nothing. */
function shared(permissions: Many<Doc>, block: Many<Doc>): Fact<boolean> {
  const open = anyOf(permissions, (each) => isAll(each));
  if (open.state === "known" && !open.value) return open;
  const states = { "block-all-sharing": true, "block-new-sharing": false, unblocked: false } as const;
  const blocked = settingOf(block, (each) => word(each.body, "state", states, unknown("unexpected-value", "state", each.at)), known(false));
  return chain(blocked, (on) => (on ? known(false, { at: block.items[0]?.at }) : open));
}

function isAll(permission: Doc): Fact<boolean> {
  return chain(
    text(permission.body, "account_id", unknown("unexpected-value", "permission without account_id", permission.at)),
    (account) => known(account === "all", { at: permission.at }),
  );
}

function sharedByName(permission: Doc): Many<SharedWith> {
  const { items, open } = list(permission.body, "account_id");
  return sharedWith(
    opened(
      items.filter((each) => settled(each) !== "all"),
      ...open,
    ),
    permission,
  );
}

/** A snapshot is as its volume is; a copy may add encryption but never takes it away. */
function encrypted(doc: Doc, byRegion: Fact<boolean>, links: Links): Fact<boolean> {
  if (doc.type === SNAPSHOTS[0]) {
    const volume = links.target(doc, valueAt(doc.body, "volume_id").value ?? null, [VOLUME], ["id"]);
    return volume.state === "known" ? encryptedAt(volume.value.body, "", diskLayers(volume.value, byRegion, links)) : volume;
  }
  const own = boolean(doc.body, "encrypted", known(false, { basis: "default", at: doc.at }));
  if (doc.type === SNAPSHOTS[2]) return strictest([own, byRegion]);
  return strictest([own, byRegion, sourceOf(doc, byRegion, links)]);
}

function sourceOf(doc: Doc, byRegion: Fact<boolean>, links: Links): Fact<boolean> {
  const source = links.target(doc, valueAt(doc.body, "source_snapshot_id").value ?? null, SNAPSHOTS, ["id"]);
  if (source.state !== "known") return source;
  const { presence } = source.value;
  if (presence.state === "unknown") return unknownBecause(presence.why, doc.at);
  return encrypted(source.value, byRegion, links);
}

export const mappers = [ebs, ...databaseSnapshots];
