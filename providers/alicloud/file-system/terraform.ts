import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { FileSystem } from "../../../src/model/kinds/file-system.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, word } from "../../../src/provider/read.ts";
import { alicloudBase, written, writtenName } from "../base.ts";

const groups = ["alicloud_nas_access_group"];

/** 1: a key of NAS, 2: a key of the tenant. Nothing written: not encrypted (CreateFileSystem, EncryptType). */
const encryption = { "0": false, "1": true, "2": true } as const;

const fileSystem = defineMapper({
  provider: "alicloud",
  reads: "alicloud_nas_file_system",
  kinds: ["file-system"],
  identity: ["id"],
  with: { targets: attached("alicloud_nas_mount_target", "file_system_id") },
  also: groups,
  map: (doc, { targets }, links): FileSystem => ({
    public: strictest([...targets.items.map((each) => outsideVpc(each, links)), ...targets.open.map((why) => unknownBecause(why)), inside]),
    encrypted: word(doc.body, "encrypt_type", encryption, known(false, { basis: "default", at: doc.at })),
    ...alicloudBase("file-system", doc, { named: ["file_system_name", "description"] }),
  }),
});

/** A mount target stands in a VPC; there is none on the internet. */
const inside: Fact<boolean> = known(false, { basis: "platform" });
const networks = { Vpc: true, Classic: false } as const;

/** Only targets of old accounts stand in the classic network, which tenants share. */
function outsideVpc(target: Doc, links: Links): Fact<boolean> {
  const shared = unknown("not-visible", "who reaches a mount target in the classic network", target.at);
  return chain(inVirtualNetwork(target, links), (is): Fact<boolean> => (is ? inside : shared));
}

function inVirtualNetwork(target: Doc, links: Links): Fact<boolean> {
  const unsaid = unknown("not-visible", "the network of a mount target without vswitch_id", target.at);
  if (!isAbsent(target.body, "network_type")) return word(target.body, "network_type", networks, unsaid);
  if (written(target.body, "vswitch_id") !== undefined) return known(true, { at: target.body.placeOf("vswitch_id") });
  const named = written(target.body, "access_group_name");
  if (named === undefined) return unsaid;
  return chain(links.target(target, named, groups, ["access_group_name", "name", "id"]), (group) =>
    word(group.body, writtenName(group.body, ["access_group_type", "type"]), networks, unsaid),
  );
}

export const mappers = [fileSystem];
