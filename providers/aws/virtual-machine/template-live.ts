import type { Doc } from "../../../src/iac/document.ts";
import { isMap, mapValue, type MapValue, type Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { chain, fallback, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import type { SecretHit } from "../../../src/model/kinds/virtual-machine.ts";
import { mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { asText, boolean, factOf, isAbsent, list, settled, text, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { docInCode } from "../as-in-code.ts";
import { awsBase } from "../base.ts";
import { SNAPSHOT } from "../snapshot/answers.ts";
import { mappings, plainImage, withRoot, type DiskLayers } from "./disks.ts";
import { hopsByImageLive, imageDisk, IMAGE, ownImage, tokenByImageLive } from "./images-live.ts";
import { hopsNotSeen, notSeen, writtenHops, writtenToken } from "./metadata.ts";
import { encryptsByDefaultLive, hopsByRegionLive, liveRegional, tokenByRegionLive, type LiveRegional } from "./regional-live.ts";
import { CONFIGURATION, HITS, UNREAD, VERSION } from "./template-answers.ts";

const LOOKED_UP = [IMAGE, SNAPSHOT];

/** A version of a launch template. One that is not the default goes by no name of the template's. */
const version = defineMapper({
  provider: "aws",
  reads: VERSION,
  kinds: ["machine-template"],
  with: liveRegional,
  also: LOOKED_UP,
  map: (doc, joined, links): MachineTemplate => {
    const byDefault = boolean(doc.body, "DefaultVersion", owed(doc.body, "DefaultVersion"));
    const handles = byDefault.state === "known" && byDefault.value ? ["LaunchTemplateId", "LaunchTemplateName"] : [];
    const base = awsBase("machine-template", doc, { named: "LaunchTemplateName", handles });
    const number = text(doc.body, "VersionNumber", owed(doc.body, "VersionNumber"));
    return {
      ...factsOf(doc, dataOf(doc), joined, links),
      ...base,
      name: number.state === "known" ? `${base.name} v${number.value}` : base.name,
    };
  },
});

/** Data that is not known stays so in every member. */
function dataOf({ body }: Doc): MapValue {
  const { value, at } = valueAt(body, "LaunchTemplateData");
  if (isMap(value)) return value;
  const why = typeof value === "object" && value?.is === "unresolved" ? value.why : because("owed", "LaunchTemplateData", at);
  return mapValue(new Map<string, Value>(), { at, open: [why] });
}

/** What a launch configuration says nothing about is optional; whether defaults of the region reach it is not documented. */
const configuration = defineMapper({
  provider: "aws",
  reads: CONFIGURATION,
  kinds: ["machine-template"],
  with: liveRegional,
  also: LOOKED_UP,
  map: (doc, joined, links): MachineTemplate => {
    const { metadataTokenRequired, ...facts } = factsOf(doc, doc.body, joined, links);
    const said = writtenToken(docInCode(doc).body);
    const passing = said === undefined && metadataTokenRequired.state === "known" && metadataTokenRequired.value;
    return {
      metadataTokenRequired: passing
        ? unknown("not-visible", "whether the region's metadata defaults reach launch configurations", doc.at)
        : metadataTokenRequired,
      ...facts,
      ...awsBase("machine-template", doc, {
        named: "LaunchConfigurationName",
        handles: ["LaunchConfigurationName", "LaunchConfigurationARN"],
      }),
    };
  },
});

type Facts = Pick<MachineTemplate, "metadataTokenRequired" | "metadataHopLimit" | "disks" | "userDataSecrets">;

/** The order in which EC2 looks: template, account default of the region, image, optional. */
function factsOf(doc: Doc, data: MapValue, joined: LiveRegional, links: Links): Facts {
  const written = docInCode(doc, data);
  const image = ownImage(doc, data, links);
  const byRegion = encryptsByDefaultLive(joined);
  const plain = known(false, { basis: "default", assumes: plainImage, at: doc.at } as const);
  const layers: DiskLayers = {
    byRegion,
    byImage: image === undefined ? plain : chain(image, imageDisk),
    bySnapshot: (snapshot, at) => bySnapshot(doc, snapshot, at, links),
  };
  return {
    metadataTokenRequired: fallback(
      [writtenToken(written.body), tokenByRegionLive(joined), tokenByImageLive(image)],
      known(false, { basis: "default", assumes: notSeen, at: doc.at }),
    ),
    metadataHopLimit: fallback(
      [writtenHops(written.body), hopsByRegionLive(joined), hopsByImageLive(image)],
      known(1, { basis: "default", assumes: hopsNotSeen, at: doc.at }),
    ),
    disks: withRoot(written, mappings(written, layers), layers),
    userDataSecrets: secretsOf(data, doc.at),
  };
}

function bySnapshot(doc: Doc, snapshot: Value, at: At | undefined, links: Links): Fact<boolean> {
  const found = links.target(doc, snapshot, [SNAPSHOT], ["SnapshotId"]);
  if (found.state === "unknown" && found.why.code === "outside-scan")
    return unknown("not-visible", "whether the snapshot is encrypted", at);
  return chain(found, ({ body }) => boolean(body, "Encrypted", owed(body, "Encrypted")));
}

function secretsOf(data: MapValue, at: At): Many<SecretHit> {
  const unread = factOf(settled(data.get(UNREAD)) ?? "", UNREAD, asText);
  const hits = isAbsent(data, HITS) ? opened<Value>([], because("owed", "UserData", at)) : list(data, HITS);
  const doubts = unread.state === "known" && unread.value !== "" ? [because("not-visible", unread.value, at)] : [];
  return opened(
    mapMany(hits, (hit): SecretHit => {
      const pattern = factOf(hit, HITS, asText);
      return { pattern, at, presence: present, ...(pattern.state === "known" ? { label: pattern.value } : undefined) };
    }).items,
    ...hits.open,
    ...doubts,
  );
}

export const liveTemplates = [version, configuration];
