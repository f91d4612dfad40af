import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { MachineDisk } from "../../../src/model/kinds/virtual-machine.ts";
import { closed, mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, presenceOf, text } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { diskEncrypted, underDefault } from "./encryption.ts";
import { machineShapes, templateShapes } from "./shapes.ts";

/** The system disk and the data disks that come with a machine. What the machine does not write, its template does. */
export function disksOf(doc: Doc, template: Fact<Doc | null>, wider: Fact<boolean>, links: Links): Many<MachineDisk> {
  const bodies = template.state === "known" && template.value !== null ? [doc, template.value] : [doc];
  const system = systemDisk(bodies, template, wider, links);
  const holder = bodies.find((each) => data(each).items.length > 0 || data(each).open.length > 0);
  const disks = holder === undefined ? unread(template) : mapMany(data(holder), (block) => dataDisk(block, wider));
  return union([closed([system]), disks]);
}

function shapeOf(doc: Doc): { readonly systemDisk?: string; readonly dataDisks: string } {
  return machineShapes[doc.type] ?? templateShapes[doc.type] ?? { dataDisks: "data_disks" };
}

function data(doc: Doc): Many<MapValue> {
  return blocks(doc.body, shapeOf(doc).dataDisks);
}

function unread(template: Fact<Doc | null>): Many<MachineDisk> {
  return template.state === "unknown" ? opened([], template.why) : closed([]);
}

function dataDisk(block: MapValue, wider: Fact<boolean>): MachineDisk {
  const label = text(block, "name", text(block, "device", known("data disk")));
  return {
    presence: presenceOf(block),
    ...(block.at === undefined ? undefined : { at: block.at }),
    label: label.state === "known" ? label.value : "data disk",
    encrypted: diskEncrypted(block, wider),
  };
}

function systemDisk(bodies: readonly Doc[], template: Fact<Doc | null>, wider: Fact<boolean>, links: Links): MachineDisk {
  const paths = bodies.map((each) => ({ doc: each, path: shapeOf(each).systemDisk }));
  const holder = paths.find(({ doc, path }) => path !== undefined && written(doc.body, path) !== undefined) ?? paths[0];
  const [machine] = bodies as readonly [Doc];
  const { doc, path } = holder ?? { doc: machine, path: undefined };
  const absent = template.state === "unknown" ? template : fromImage(bodies, links);
  return {
    presence: present,
    at: doc.at,
    label: "system disk",
    encrypted: underDefault(doc.body, path ?? "system_disk_encrypted", absent, wider),
  };
}

/** A system disk made from an encrypted image may be encrypted without saying so. */
function fromImage(bodies: readonly Doc[], links: Links): Fact<boolean> | undefined {
  const holder = bodies.find((doc) => written(doc.body, "image_id") !== undefined);
  const value = holder === undefined ? undefined : written(holder.body, "image_id");
  if (holder === undefined || typeof value !== "object" || value?.is !== "reference") return undefined;
  const image = links.target(holder, value, ["alicloud_image_copy"], ["id"]);
  if (image.state !== "known") return undefined;
  const copied = boolean(image.value.body, "encrypted", known(false));
  return copied.state === "known" && !copied.value ? undefined : unknown("not-visible", image.value.name, holder.at);
}
