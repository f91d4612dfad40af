import type { Doc } from "../../../src/iac/document.ts";
import type { Fact } from "../../../src/model/fact.ts";
import type { MachineDisk } from "../../../src/model/kinds/virtual-machine.ts";
import { none, opened, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blockDevices, diskLayers, mappings, withRoot } from "./disks.ts";

/** All disks of an instance: its own, those of its template, and the root disk of its image. */
export function machineDisks(doc: Doc, template: Fact<Doc> | undefined, byRegion: Fact<boolean>, links: Links): Many<MachineDisk> {
  const layers = diskLayers(doc, byRegion, links);
  const { root, others } = blockDevices(doc, layers);
  const fromTemplate = template?.state === "known" ? mappings(template.value, layers) : none;
  const open = template?.state === "unknown" ? [template.why] : [];
  const inherited = withRoot(doc, opened(fromTemplate.items, ...fromTemplate.open, ...open), layers);
  const rootWritten = root.items.length > 0 || root.open.length > 0;
  return union([root, rootWritten ? none : inherited, others]);
}
