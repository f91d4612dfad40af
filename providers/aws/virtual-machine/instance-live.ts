import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { MachineDisk, VirtualMachine } from "../../../src/model/kinds/virtual-machine.ts";
import { mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, number, settled, valueAt, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { INSTANCE, MANAGED, PATCHES, PROTECTION, VOLUME } from "./answers.ts";
import { automaticPatching, managementAgent, protectedBy } from "./management-live.ts";
import { inDefaultGroupLive, publicAddressLive } from "./interfaces-live.ts";

/** What an instance says holds: no default of template, image or account stands above it. */
export const instanceLive = defineMapper({
  provider: "aws",
  reads: INSTANCE,
  kinds: ["virtual-machine"],
  identity: ["InstanceId"],
  with: {
    managed: attached(MANAGED, "InstanceId"),
    patches: attached(PATCHES, "InstanceId"),
    protection: attached(PROTECTION, "InstanceId"),
  },
  also: [VOLUME],
  map: (doc, { managed, patches, protection }, links): VirtualMachine => {
    const { body } = doc;
    return {
      metadataTokenRequired: tokenRequired(body),
      metadataHopLimit: hopLimit(body),
      disks: disksOf(doc, links),
      userDataSecrets: opened([], because("not-read", "user data", doc.at)),
      publicAddress: publicAddressLive(body),
      passwordLogon: passwordLogon(body),
      secureBoot: secureBoot(body),
      virtualTpm: virtualTpm(body),
      hostEncryption: notOffered["virtual-machine/host-encryption"],
      protectionAgent: unknown("not-visible", "a protection agent inside the machine", doc.at),
      managementAgent: managementAgent(body, managed),
      automaticPatching: automaticPatching(doc, patches),
      inDefaultGroup: inDefaultGroupLive(body),
      legacyPlatform: isAbsent(body, "VpcId") ? owed(body, "VpcId") : known(false, { at: doc.at }),
      deletionProtected: protectedBy(doc, protection),
      logsShipped: unknown("not-visible", "an agent inside the machine that ships its logs", doc.at),
      ...awsBase("virtual-machine", doc, { named: "InstanceId", handles: ["InstanceId"] }),
    };
  },
});

const states = { applied: true, pending: false } as const;
const endpoints = { enabled: true, disabled: false } as const;
const tokens = { required: true, optional: false } as const;

/** Options that are still being applied do not hold yet. `service`: what an endpoint that is off means. */
function metadata<T>(body: MapValue, off: T, on: () => Fact<T>): Fact<T> {
  if (isAbsent(body, "MetadataOptions")) return owed(body, "MetadataOptions");
  const at = (name: string): string => `MetadataOptions.${name}`;
  const applied = word(body, at("State"), states, owed(body, at("State")));
  return chain(applied, (done) => {
    if (!done) return unknown("stale", "MetadataOptions (State: pending)", applied.at);
    return chain(word(body, at("HttpEndpoint"), endpoints, owed(body, at("HttpEndpoint"))), (service) =>
      service ? on() : known(off, { at: applied.at }),
    );
  });
}

function tokenRequired(body: MapValue): Fact<boolean> {
  const path = "MetadataOptions.HttpTokens";
  return metadata(body, true, () => word(body, path, tokens, owed(body, path)));
}

function hopLimit(body: MapValue): Fact<number> {
  const path = "MetadataOptions.HttpPutResponseHopLimit";
  return metadata(body, 0, () => number(body, path, owed(body, path)));
}

/** Only EBS volumes are answered here. Disks of the host are encrypted in hardware. */
function disksOf(doc: Doc, links: Links): Many<MachineDisk> {
  const list = "BlockDeviceMappings";
  if (isAbsent(doc.body, list)) return opened([], because("owed", list, doc.at));
  return mapMany(blocks(doc.body, list), (mapping): MachineDisk => {
    const volume = valueAt(mapping, "Ebs.VolumeId");
    const found = volume.value === undefined ? owed(mapping, "Ebs.VolumeId") : links.target(doc, volume.value, [VOLUME], ["VolumeId"]);
    const device = settled(mapping.get("DeviceName"));
    return {
      encrypted: chain(found, ({ body }) => boolean(body, "Encrypted", owed(body, "Encrypted"))),
      presence: present,
      ...(typeof device === "string" ? { label: device } : undefined),
      ...(mapping.at === undefined ? undefined : { at: mapping.at }),
    };
  });
}

/** `Platform` is left out for everything but Windows. */
function passwordLogon(body: MapValue): Fact<boolean> {
  if (settled(body.get("Platform")) === "windows") return notOffered["virtual-machine/windows-logon"];
  return unknown("not-visible", "password logon, which the image decides", body.at);
}

/** A BIOS boots without Secure Boot. With UEFI it hangs on keys inside the variable store of the machine. */
function secureBoot(body: MapValue): Fact<boolean> {
  const path = "CurrentInstanceBootMode";
  const uefi = word(body, path, { "legacy-bios": false, uefi: true }, owed(body, path));
  return chain(uefi, (on) => (on ? unknown("not-visible", "whether Secure Boot keys are enrolled", uefi.at) : uefi));
}

/** `TpmSupport` is there only where the instance has NitroTPM. */
function virtualTpm(body: MapValue): Fact<boolean> {
  return word(body, "TpmSupport", { "v2.0": true }, known(false, { at: body.at }));
}
