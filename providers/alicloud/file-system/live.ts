import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { FileSystem } from "../../../src/model/kinds/file-system.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent } from "../../../src/provider/read.ts";
import { owedWord } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { numbered } from "../paging.ts";

const FILE_SYSTEM = "nas.FileSystem";

export const calls: readonly Call[] = [
  listed("nas.DescribeFileSystems", {
    yields: FILE_SYSTEM,
    items: "FileSystems.FileSystem",
    id: "FileSystemId",
    request: { FileSystemType: "all" },
    pages: numbered({ items: "FileSystems.FileSystem", size: 100 }),
    lists: ["file-system"],
    // Mount targets of CPFS hold the password of the nodes that mount it.
    strip: ["DefaultPasswd"],
  }),
];

const encryption = { "0": false, "1": true, "2": true } as const;

const fileSystem = defineMapper({
  provider: "alicloud",
  reads: FILE_SYSTEM,
  kinds: ["file-system"],
  identity: ["FileSystemId"],
  map: (doc): FileSystem => ({
    public: outside(doc),
    encrypted: owedWord(doc.body, "EncryptType", encryption),
    ...alicloudBase("file-system", doc, { named: ["Description"], handles: ["FileSystemId"] }),
  }),
});

/** A mount target stands in a VPC; only targets of old accounts stand in the classic network, which tenants share. */
function outside({ body, at }: Doc): Fact<boolean> {
  const inside: Fact<boolean> = known(false, { basis: "platform", at });
  const [found] = blocks(body, "MountTargets").items;
  if (found === undefined || isAbsent(found, "MountTarget")) return unknown("owed", "MountTargets.MountTarget", at);
  const targets = blocks(found, "MountTarget");
  return strictest([
    ...targets.items.map((target) =>
      chain(owedWord(target, "NetworkType", { vpc: true, classic: false }), (is): Fact<boolean> =>
        is ? inside : unknown("not-visible", "who reaches a mount target in the classic network", target.at),
      ),
    ),
    ...targets.open.map((why) => unknownBecause(why)),
    inside,
  ]);
}

export const mappers = [fileSystem];
