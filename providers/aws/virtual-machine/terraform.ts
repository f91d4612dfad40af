import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import type { VirtualMachine } from "../../../src/model/kinds/virtual-machine.ts";
import { union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { SUBNETS } from "../virtual-network/subnet.ts";
import { ELASTIC, publicAddress } from "./addresses.ts";
import { secureBoot, virtualTpm } from "./boot.ts";
import { blockDevices, diskLayers, mappings, withRoot } from "./disks.ts";
import { inDefaultGroup } from "./groups.ts";
import { IMAGES } from "./images.ts";
import { ATTACHMENT, INTERFACE } from "./interfaces.ts";
import { machineDisks } from "./machine-disks.ts";
import { ASSOCIATION, automaticPatching, logsShipped, TASK, WINDOW_TARGET } from "./management.ts";
import { hopLimit, tokenRequired, writtenToken } from "./metadata.ts";
import { encryptsByDefault, regional, tokenByRegion, type Regional } from "./region.ts";
import { regionSettings } from "./region-settings.ts";
import { passwordLogon, userDataSecrets } from "./start-up.ts";
import { TEMPLATE, templateOf } from "./template.ts";
import { volume } from "./volume.ts";

const instance = defineMapper({
  provider: "aws",
  reads: ["aws_instance", "aws_spot_instance_request"],
  kinds: ["virtual-machine"],
  with: regional,
  also: [TEMPLATE, ...IMAGES, INTERFACE, ATTACHMENT, ...ELASTIC, ...SUBNETS, ASSOCIATION, TASK, WINDOW_TARGET],
  map: (doc, joined, links): VirtualMachine => {
    const template = templateOf(doc, links);
    return {
      metadataTokenRequired: tokenRequired(doc, joined, links, template),
      metadataHopLimit: hopLimit(doc, joined, links, template),
      disks: machineDisks(doc, template, encryptsByDefault(joined), links),
      userDataSecrets: userDataSecrets(doc, template),
      publicAddress: publicAddress(doc, template, links),
      passwordLogon: passwordLogon(doc, template),
      secureBoot: secureBoot(doc, links),
      virtualTpm: virtualTpm(doc, links),
      hostEncryption: notOffered["virtual-machine/host-encryption"],
      protectionAgent: unknown("not-in-format", "a protection agent, which the image or the account brings", doc.at),
      managementAgent: unknown("not-in-format", "whether the SSM agent in the image registers", doc.at),
      automaticPatching: automaticPatching(doc, links),
      inDefaultGroup: inDefaultGroup(doc, template, links),
      legacyPlatform: known(false, { basis: "platform" }),
      deletionProtected: deletionProtected(doc, template),
      logsShipped: logsShipped(doc, links),
      ...awsBase("virtual-machine", doc, { handles: ["id"] }),
    };
  },
});

/** Termination protection is off unless told otherwise; `force_destroy` lets Terraform take it off by itself. */
function deletionProtected(doc: Doc, template: Fact<Doc> | undefined): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  const forced = boolean(doc.body, "force_destroy", off);
  if (forced.state === "known" && forced.value) return known(false, forced);
  const inherited = template === undefined ? off : chain(template, ({ body }) => boolean(body, "disable_api_termination", off));
  return boolean(doc.body, "disable_api_termination", inherited);
}

const launchTemplate = defineMapper({
  provider: "aws",
  reads: TEMPLATE,
  kinds: ["machine-template"],
  with: regional,
  also: IMAGES,
  map: (doc, joined, links): MachineTemplate => {
    const layers = diskLayers(doc, encryptsByDefault(joined), links);
    return {
      metadataTokenRequired: tokenRequired(doc, joined, links),
      metadataHopLimit: hopLimit(doc, joined, links),
      userDataSecrets: userDataSecrets(doc),
      disks: withRoot(doc, mappings(doc, layers), layers),
      ...awsBase("machine-template", doc, { handles: ["id", "name"] }),
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
      metadataTokenRequired: writtenToken(doc.body) ?? unwrittenToken(doc, joined),
      metadataHopLimit: hopLimit(doc, joined, links),
      userDataSecrets: userDataSecrets(doc),
      disks: union([root.items.length > 0 || root.open.length > 0 ? root : withRoot(doc, root, layers), others]),
      ...awsBase("machine-template", doc),
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

export const mappers = [instance, launchTemplate, launchConfiguration, volume, regionSettings];
