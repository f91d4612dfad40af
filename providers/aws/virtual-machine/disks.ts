/** Disks written inside machines and templates. A default of the region overrides what they say, upwards only. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { enforced, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { MachineDisk } from "../../../src/model/kinds/virtual-machine.ts";
import { closed, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { Text } from "../../../src/model/text.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, isAbsent, presenceOf, settled, valueAt } from "../../../src/provider/read.ts";
import { diskByImage } from "./images.ts";

export const plainImage: Text = { en: "the image's own disk is not encrypted", zh: "镜像自带的磁盘未加密" };
/** Device names that Linux and Windows images commonly give to their root disk. */
const ROOT_DEVICES = ["/dev/xvda", "/dev/sda1"];

export interface DiskLayers {
  readonly byRegion: Fact<boolean>;
  readonly byImage: Fact<boolean>;
  /** What the snapshot brings that a disk is made from. Snapshots outside what is read: left out. */
  readonly bySnapshot?: (snapshot: Value, at: At | undefined) => Fact<boolean>;
}

/** What decides where a disk says nothing: the region's switch, and what the image brings. */
export function diskLayers(doc: Doc, byRegion: Fact<boolean>, links: Links): DiskLayers {
  return { byRegion, byImage: diskByImage(doc, links) ?? known(false, { basis: "default", assumes: plainImage, at: doc.at }) };
}

/** `encrypted` of a volume. Absent: a volume from a snapshot is as the snapshot is; an empty one is plain unless the region says otherwise. */
export function encryptedAt(body: MapValue, prefix: string, layers: DiskLayers, absent?: Fact<boolean>): Fact<boolean> {
  const snapshot = valueAt(body, `${prefix}snapshot_id`);
  const unwritten =
    snapshot.value === undefined
      ? (absent ?? withAssumption(layers.byRegion, body))
      : (layers.bySnapshot?.(snapshot.value, snapshot.at) ?? unknown("not-visible", "whether the snapshot is encrypted", snapshot.at));
  return enforced(boolean(body, `${prefix}encrypted`, unwritten), layers.byRegion);
}

function withAssumption(byRegion: Fact<boolean>, body: MapValue): Fact<boolean> {
  const assumes = byRegion.state === "known" ? byRegion.assumes : undefined;
  return known(false, { basis: "default", assumes, at: body.at });
}

/** `root_block_device` and `ebs_block_device` of an instance or a launch configuration; instance-store disks are left out. */
export function blockDevices(doc: Doc, layers: DiskLayers): { readonly root: Many<MachineDisk>; readonly others: Many<MachineDisk> } {
  const root = mapMany(blocks(doc.body, "root_block_device"), (block) => diskOf(block, "", layers, "root_block_device", layers.byImage));
  const others = blocks(doc.body, "ebs_block_device");
  const kept = others.items.filter((block) => settled(block.get("no_device")) !== true);
  return { root, others: mapMany(opened(kept, ...others.open), (block) => diskOf(block, "", layers, deviceOf(block))) };
}

/** `block_device_mappings` of a launch template. A mapping of the root device keeps what the image brings, unless it says so itself. */
export function mappings(doc: Doc, layers: DiskLayers): Many<MachineDisk> {
  const all = blocks(doc.body, "block_device_mappings");
  const kept = all.items.filter(
    (each) => isAbsent(each, "virtual_name") && (isAbsent(each, "no_device") || settled(each.get("no_device")) === false),
  );
  return mapMany(opened(kept, ...all.open), (each) => {
    const device = deviceOf(each);
    const plain = isAbsent(each, "ebs") || (device !== undefined && ROOT_DEVICES.includes(device)) ? layers.byImage : undefined;
    return diskOf(each, "ebs.", layers, device, plain);
  });
}

function diskOf(block: MapValue, prefix: string, layers: DiskLayers, label?: string, absent?: Fact<boolean>): MachineDisk {
  return {
    encrypted: encryptedAt(block, prefix, layers, absent),
    presence: presenceOf(block),
    ...(block.at === undefined ? undefined : { at: block.at }),
    ...(label === undefined ? undefined : { label }),
  };
}

function deviceOf(block: MapValue): string | undefined {
  const device = settled(block.get("device_name"));
  return typeof device === "string" ? device : undefined;
}

/** Adds the root disk that nothing writes: it is there all the same, and is as the image brings it. */
export function withRoot(doc: Doc, written: Many<MachineDisk>, layers: DiskLayers): Many<MachineDisk> {
  const rootWritten = written.items.some(({ label }) => label === undefined || ROOT_DEVICES.includes(label));
  if (rootWritten || written.open.length > 0) return written;
  const own: Fact<boolean> =
    written.items.length === 0 ? layers.byImage : unknown("not-visible", "which device of the image is the root disk", doc.at);
  return union([
    written,
    closed([{ encrypted: enforced(own, layers.byRegion), presence: doc.presence, at: doc.at, label: "root disk of the image" }]),
  ]);
}
