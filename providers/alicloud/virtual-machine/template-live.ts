import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import type { MachineDisk } from "../../../src/model/kinds/virtual-machine.ts";
import { closed, mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, number, text, word } from "../../../src/provider/read.ts";
import { secretsIn } from "../../../src/provider/secret-scan.ts";
import { toggle } from "../answered.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { DEFAULT_ENCRYPTION, SNAPSHOT, TEMPLATE, VERSION } from "./answers.ts";
import { defaultLive } from "./region-default.ts";

const DATA = "LaunchTemplateData";

/** The default version of a launch template. What it leaves out is what RunInstances does by itself. */
export const templateLive = defineMapper({
  provider: "alicloud",
  reads: VERSION,
  kinds: ["machine-template"],
  identity: ["LaunchTemplateId"],
  with: { settings: sameRegion(DEFAULT_ENCRYPTION) },
  also: [TEMPLATE, SNAPSHOT],
  map: (doc, { settings }, links): MachineTemplate => {
    const held = blocks(doc.body, DATA);
    const [data] = held.items;
    const why = held.open[0] ?? because("owed", DATA, doc.at);
    return {
      metadataTokenRequired: data === undefined ? unknownBecause(why, doc.at) : tokenRequired(data),
      metadataHopLimit: data === undefined ? unknownBecause(why, doc.at) : hopLimit(data),
      disks: data === undefined ? opened([], why) : disksOf(data, { wider: defaultLive(settings), of: doc, links }),
      userDataSecrets: data === undefined ? opened([], why) : secretsIn(written(data, "UserData"), data.at ?? doc.at),
      ...alicloudBase("machine-template", doc, { named: ["LaunchTemplateName"], handles: ["LaunchTemplateId", "LaunchTemplateName"] }),
    };
  },
});

/** What decides about a disk beyond what is written of it. */
export interface Around {
  /** Whether every new disk of the region is encrypted. */
  readonly wider: Fact<boolean>;
  readonly of: Doc;
  readonly links: Links;
}

/** Nothing written: tokens are optional and the service answers (RunInstances, HttpTokens and HttpEndpoint). */
export function tokenRequired(data: MapValue): Fact<boolean> {
  const said = (path: string, table: Readonly<Record<string, boolean>>): Fact<boolean> => {
    const unwritten: Fact<boolean> = known(false, { basis: "default", at: data.at });
    return written(data, path) === undefined && !isOpen(data) ? unwritten : word(data, path, table, unwritten);
  };
  return strictest([said("HttpTokens", { required: true, optional: false }), said("HttpEndpoint", { disabled: true, enabled: false })]);
}

function isOpen(data: MapValue): boolean {
  return data.open.length > 0;
}

function hopLimit(data: MapValue): Fact<number> {
  return isAbsent(data, "HttpPutResponseHopLimit")
    ? notOffered["virtual-machine/hop-limit"]
    : number(data, "HttpPutResponseHopLimit", unknown("owed", "HttpPutResponseHopLimit", data.at));
}

function disksOf(data: MapValue, around: Around): Many<MachineDisk> {
  const [system] = blocks(data, "SystemDisk").items;
  const [outer] = blocks(data, "DataDisks").items;
  const own = diskOf(system ?? data, system === undefined ? "SystemDisk.Encrypted" : "Encrypted", "system disk", around);
  return union([closed([own]), outer === undefined ? closed([]) : dataDisks(blocks(outer, "DataDisk"), around)]);
}

export function dataDisks(disks: Many<MapValue>, around: Around): Many<MachineDisk> {
  return mapMany(disks, (disk) => {
    const label = text(disk, "DiskName", text(disk, "Device", known("data disk")));
    const name = label.state === "known" && label.value !== "" ? label.value : "data disk";
    return diskOf(disk, "Encrypted", name, around);
  });
}

/** A disk made from a snapshot is encrypted where that is. */
export function diskOf(body: MapValue, path: string, label: string, { wider, of, links }: Around): MachineDisk {
  const own: Fact<boolean> =
    written(body, path) === undefined ? known(false, { basis: "default", at: body.at }) : boolean(body, path, known(false));
  const snapshot = written(body, "SnapshotId");
  const kept = snapshot === undefined ? [] : [chain(links.target(of, snapshot, [SNAPSHOT], ["SnapshotId"]), encryptedIn)];
  return {
    presence: present,
    ...(body.at === undefined ? undefined : { at: body.at }),
    label,
    encrypted: strictest([own, wider, ...kept]),
  };
}

function encryptedIn(snapshot: Doc): Fact<boolean> {
  return toggle(snapshot.body, "Encrypted");
}
