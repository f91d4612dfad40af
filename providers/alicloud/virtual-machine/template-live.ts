import type { MapValue } from "../../../src/iac/value.ts";
import { known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import type { MachineDisk } from "../../../src/model/kinds/virtual-machine.ts";
import { closed, mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, number, text, word } from "../../../src/provider/read.ts";
import { secretsIn } from "../../../src/provider/secret-scan.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { DEFAULT_ENCRYPTION, TEMPLATE, VERSION } from "./answers.ts";
import { defaultLive } from "./region-default.ts";

const DATA = "LaunchTemplateData";

/** The default version of a launch template. What it leaves out is what RunInstances does by itself. */
export const templateLive = defineMapper({
  provider: "alicloud",
  reads: VERSION,
  kinds: ["machine-template"],
  identity: ["LaunchTemplateId"],
  with: { settings: sameRegion(DEFAULT_ENCRYPTION) },
  also: [TEMPLATE],
  map: (doc, { settings }): MachineTemplate => {
    const [data] = blocks(doc.body, DATA).items;
    const owed = because("owed", DATA, doc.at);
    return {
      metadataTokenRequired: data === undefined ? unknown("owed", DATA, doc.at) : tokenRequired(data),
      metadataHopLimit: data === undefined ? unknown("owed", DATA, doc.at) : hopLimit(data),
      disks: data === undefined ? opened([], owed) : disksOf(data, defaultLive(settings)),
      userDataSecrets: data === undefined ? opened([], owed) : secretsIn(written(data, "UserData"), data.at ?? doc.at),
      ...alicloudBase("machine-template", doc, { named: ["LaunchTemplateName"], handles: ["LaunchTemplateId", "LaunchTemplateName"] }),
    };
  },
});

/** Nothing written: tokens are optional and the service answers (RunInstances, HttpTokens and HttpEndpoint). */
function tokenRequired(data: MapValue): Fact<boolean> {
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

function disksOf(data: MapValue, wider: Fact<boolean>): Many<MachineDisk> {
  const [system] = blocks(data, "SystemDisk").items;
  const [outer] = blocks(data, "DataDisks").items;
  const own = diskOf(system ?? data, system === undefined ? "SystemDisk.Encrypted" : "Encrypted", "system disk", wider);
  return union([closed([own]), outer === undefined ? closed([]) : mapMany(blocks(outer, "DataDisk"), (disk) => dataDisk(disk, wider))]);
}

function dataDisk(disk: MapValue, wider: Fact<boolean>): MachineDisk {
  const label = text(disk, "DiskName", text(disk, "Device", known("data disk")));
  const name = label.state === "known" && label.value !== "" ? label.value : "data disk";
  return written(disk, "SnapshotId") === undefined
    ? diskOf(disk, "Encrypted", name, wider)
    : { ...diskOf(disk, "Encrypted", name, wider), encrypted: unknown("not-visible", "SnapshotId", disk.at) };
}

function diskOf(body: MapValue, path: string, label: string, wider: Fact<boolean>): MachineDisk {
  const own: Fact<boolean> =
    written(body, path) === undefined ? known(false, { basis: "default", at: body.at }) : boolean(body, path, known(false));
  return { presence: present, ...(body.at === undefined ? undefined : { at: body.at }), label, encrypted: strictest([own, wider]) };
}
