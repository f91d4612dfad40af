import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Disk } from "../../../src/model/kinds/disk.ts";
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import type { VirtualMachine } from "../../../src/model/kinds/virtual-machine.ts";
import { union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { blockDevices, diskLayers, encryptedAt, mappings, withRoot } from "./disks.ts";
import { IMAGES } from "./images.ts";
import { tokenRequired, writtenToken } from "./metadata.ts";
import { encryptsByDefault, regional, tokenByRegion, type Regional } from "./region.ts";
import { regionSettings } from "./region-settings.ts";
import { TEMPLATE, templateOf } from "./template.ts";

const instance = defineMapper({
  provider: "aws",
  reads: ["aws_instance", "aws_spot_instance_request"],
  kinds: ["virtual-machine"],
  with: regional,
  also: [TEMPLATE, ...IMAGES],
  map: (doc, joined, links): VirtualMachine => {
    const template = templateOf(doc, links);
    const layers = diskLayers(doc, encryptsByDefault(joined), links);
    const { root, others } = blockDevices(doc, layers);
    const fromTemplate = template?.state === "known" ? mappings(template.value, layers) : undefined;
    const open = template?.state === "unknown" ? [template.why] : [];
    const inherited = withRoot(doc, { items: fromTemplate?.items ?? [], open: [...(fromTemplate?.open ?? []), ...open] }, layers);
    const rootWritten = root.items.length > 0 || root.open.length > 0;
    return {
      ...awsBase("virtual-machine", doc, { handles: ["id"] }),
      metadataTokenRequired: tokenRequired(doc, joined, links, template),
      disks: union([root, rootWritten ? { items: [], open } : inherited, others]),
    };
  },
});

const launchTemplate = defineMapper({
  provider: "aws",
  reads: TEMPLATE,
  kinds: ["machine-template"],
  with: regional,
  also: IMAGES,
  map: (doc, joined, links): MachineTemplate => {
    const layers = diskLayers(doc, encryptsByDefault(joined), links);
    return {
      ...awsBase("machine-template", doc, { handles: ["id", "name"] }),
      metadataTokenRequired: tokenRequired(doc, joined, links),
      disks: withRoot(doc, mappings(doc, layers), layers),
    };
  },
});

const launchConfiguration = defineMapper({
  provider: "aws",
  reads: "aws_launch_configuration",
  kinds: ["machine-template"],
  with: regional,
  also: IMAGES,
  map: (doc, joined, links): MachineTemplate => {
    const layers = diskLayers(doc, encryptsByDefault(joined), links);
    const { root, others } = blockDevices(doc, layers);
    return {
      ...awsBase("machine-template", doc),
      metadataTokenRequired: writtenToken(doc.body) ?? unwrittenToken(doc, joined),
      disks: union([root.items.length > 0 || root.open.length > 0 ? root : withRoot(doc, root, layers), others]),
    };
  },
});

/** A launch configuration that says nothing makes tokens optional; whether the region's defaults reach it is not documented. */
function unwrittenToken(doc: Doc, joined: Regional): Fact<boolean> {
  const said = tokenByRegion(joined);
  if (said === undefined || (said.state === "known" && !said.value)) return known(false, { basis: "default", at: doc.at });
  if (said.state === "unknown") return unknownBecause(said.why, doc.at);
  return unknown("not-visible", "whether the region's metadata defaults reach launch configurations", doc.at);
}

const volume = defineMapper({
  provider: "aws",
  reads: "aws_ebs_volume",
  kinds: ["disk"],
  with: { encryption: regional.encryption },
  map: (doc, joined, links): Disk => ({
    ...awsBase("disk", doc, { handles: ["id"] }),
    encrypted: encryptedAt(doc.body, "", diskLayers(doc, encryptsByDefault(joined), links)),
  }),
});

export const mappers = [instance, launchTemplate, launchConfiguration, volume, regionSettings];
