import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean, settled, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { customerKey } from "../satellites.ts";

interface Encryption {
  readonly encrypted: Fact<boolean>;
  readonly customerKey: Fact<boolean>;
}

const switches = { Enabled: true, Disabled: false } as const;
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });
const primaries = ["alicloud_db_instance"];

/** A database without encryption has no key; one that is encrypted and names none has that of the service. */
function keyed(encrypted: Fact<boolean>, key: Fact<boolean>): Encryption {
  return { encrypted, customerKey: chain(encrypted, (on) => (on ? key : known(false, { at: encrypted.at }))) };
}

/**
 * RDS encrypts by disk (`encryption_key`) or by TDE; neither is on by default. A copy takes over what its source has, and a
 * read-only instance what its primary has.
 */
export function rdsEncryption(doc: Doc, copy: boolean, links: Links): Encryption {
  if (doc.type === "alicloud_db_readonly_instance") {
    const primary = links.target(doc, doc.body.get("master_db_instance_id") ?? null, primaries, ["id"]);
    if (primary.state === "known" && primary.value.presence.state === "known") return rdsEncryption(primary.value, false, links);
    const why = unknown("not-visible", "the encryption of the primary instance", doc.at);
    return { encrypted: why, customerKey: why };
  }
  const key = settled(written(doc.body, "encryption_key"));
  const tde = written(doc.body, "tde_status");
  const unwritten: Fact<boolean> = copy ? unknown("not-visible", `the encryption that ${doc.name} takes over`, doc.at) : off(doc);
  const byDisk = key === undefined ? off(doc) : byKey(doc);
  const byTde = word(doc.body, "tde_status", switches, off(doc));
  const encrypted = key === undefined && tde === undefined ? unwritten : strictest([byDisk, byTde]);
  const service = key === "ServiceKey" || key === "disabled" || key === undefined;
  const own = strictest([
    service ? off(doc) : customerKey(doc.body, "encryption_key", off(doc)),
    customerKey(doc.body, "tde_encryption_key", off(doc)),
  ]);
  return keyed(encrypted, own);
}

/** The word `disabled` turns disk encryption off; `ServiceKey` and any key turn it on. */
function byKey(doc: Doc): Fact<boolean> {
  const at = doc.body.placeOf("encryption_key");
  const value = settled(written(doc.body, "encryption_key"));
  if (typeof value === "object" && value?.is === "unresolved") {
    return value.why.code === "data-source" || value.why.code === "computed" ? known(true, { at }) : unknownBecause(value.why, at);
  }
  return known(value !== "disabled", { at });
}

/** PolarDB: TDE of the cluster, or of new tables alone. */
export function polardbEncryption(doc: Doc): Encryption {
  const encrypted = word(doc.body, "tde_status", switches, off(doc));
  return keyed(encrypted, customerKey(doc.body, "encryption_key", off(doc)));
}

/** MongoDB: cloud disks or TDE, each with a key of its own. */
export function mongodbEncryption(doc: Doc): Encryption {
  const disks = boolean(doc.body, "encrypted", off(doc));
  const tde = word(doc.body, "tde_status", switches, off(doc));
  const own = strictest([customerKey(doc.body, "cloud_disk_encryption_key", off(doc)), customerKey(doc.body, "encryption_key", off(doc))]);
  return keyed(strictest([disks, tde]), own);
}
