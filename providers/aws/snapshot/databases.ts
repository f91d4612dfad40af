/** Snapshots of databases. They are as their source is, and are shared by a list of accounts. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Snapshot } from "../../../src/model/kinds/snapshot.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import type { SharedWith } from "../../../src/model/sharing.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, list, settled, valueAt } from "../../../src/provider/read.ts";
import { sharedWith } from "../../../src/provider/shares.ts";
import { awsBase } from "../base.ts";
import { isUnresolved, namesSomething } from "../named.ts";
import { storageEncrypted } from "../database/encryption.ts";

interface Origin {
  /** Attribute that names what the snapshot is made of. */
  readonly by: string;
  readonly types: readonly string[];
}

const CLUSTERS = ["aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"];
const origins: Readonly<Record<string, Origin>> = {
  aws_db_snapshot: { by: "db_instance_identifier", types: ["aws_db_instance"] },
  aws_db_cluster_snapshot: { by: "db_cluster_identifier", types: CLUSTERS },
  aws_docdb_cluster_snapshot: { by: "db_cluster_identifier", types: CLUSTERS },
  aws_neptune_cluster_snapshot: { by: "db_cluster_identifier", types: CLUSTERS },
  aws_db_snapshot_copy: { by: "source_db_snapshot_identifier", types: ["aws_db_snapshot"] },
  aws_rds_cluster_snapshot_copy: { by: "source_db_cluster_snapshot_identifier", types: ["aws_db_cluster_snapshot"] },
};
const HANDLES = [
  "db_snapshot_identifier",
  "db_cluster_snapshot_identifier",
  "target_db_snapshot_identifier",
  "target_db_cluster_snapshot_identifier",
];
const IDENTITY = ["identifier", "cluster_identifier", "db_snapshot_arn", "arn", "id", ...HANDLES];

const snapshot = defineMapper({
  provider: "aws",
  reads: Object.keys(origins),
  kinds: ["snapshot"],
  map: (doc, _, links): Snapshot => {
    const named = HANDLES.find((name) => !isAbsent(doc.body, name)) ?? "id";
    return {
      public: isShared(doc),
      sharedWith: sharedByName(doc),
      encrypted: encrypted(doc, links),
      ...awsBase("snapshot", doc, { named, handles: [named, "id"] }),
    };
  },
});

function isShared(doc: Doc): Fact<boolean> {
  const { items, open } = list(doc.body, "shared_accounts");
  const everyone = items.map((each): Fact<boolean> => {
    const account = settled(each);
    return isUnresolved(account) ? unknownBecause(account.why, doc.at) : known(account === "all", { at: doc.at });
  });
  return strictest([...everyone, ...open.map((why) => unknownBecause(why, doc.at))]);
}

function sharedByName(doc: Doc): Many<SharedWith> {
  const { items, open } = list(doc.body, "shared_accounts");
  return sharedWith(
    opened(
      items.filter((each) => settled(each) !== "all"),
      ...open,
    ),
    doc,
  );
}

/** A copy with a key of its own is encrypted, whatever its source is. */
function encrypted(doc: Doc, links: Links): Fact<boolean> {
  const key = namesSomething(doc.body, "kms_key_id");
  if (doc.type.endsWith("_copy") && !(key.state === "known" && !key.value)) return key;
  const origin = origins[doc.type];
  const source = links.target(doc, valueAt(doc.body, origin?.by ?? "").value ?? null, origin?.types ?? [], IDENTITY);
  if (source.state !== "known") return source;
  const { presence, type } = source.value;
  if (presence.state === "unknown") return unknownBecause(presence.why, doc.at);
  return origins[type] === undefined ? storageEncrypted(source.value, links) : encrypted(source.value, links);
}

export const databaseSnapshots = [snapshot];
