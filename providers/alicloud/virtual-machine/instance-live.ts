import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, mapFact, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { MachineDisk, VirtualMachine } from "../../../src/model/kinds/virtual-machine.ts";
import { mapMany, opened, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, list, settled, text } from "../../../src/provider/read.ts";
import { owedText, owedWord, saidBy, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { notOffered } from "../clouds.ts";
import { ASSET, ASSISTANT, DISK, INSTANCE, INTERFACE, IPV6 } from "./answers.ts";
import { encryptedLive } from "./disk-live.ts";
import { ipv6Public } from "./ipv6-live.ts";

/** What an instance says holds: no default of template, image or account stands above it. */
export const instanceLive = defineMapper({
  provider: "alicloud",
  reads: INSTANCE,
  kinds: ["virtual-machine"],
  identity: ["InstanceId"],
  with: {
    disks: attached(DISK, "InstanceId"),
    interfaces: attached(INTERFACE, "InstanceId"),
    assistants: attached(ASSISTANT, "InstanceId"),
    assets: attached(ASSET, "InstanceId"),
  },
  also: [IPV6],
  map: (doc, joined, links): VirtualMachine => ({
    metadataTokenRequired: tokenRequired(doc),
    metadataHopLimit: notOffered["virtual-machine/hop-limit"],
    disks: disksOf(doc, joined.disks),
    userDataSecrets: opened([], because("not-read", "user data", doc.at)),
    publicAddress: publicAddress(doc, joined.interfaces, links),
    passwordLogon: passwordLogon(doc),
    secureBoot: toggle(doc.body, "SecurityOptions.EnableSecureBoot"),
    virtualTpm: unknown("not-visible", "the virtual TPM of a machine", doc.at),
    hostEncryption: notOffered["virtual-machine/host-encryption"],
    protectionAgent: saidBy(joined.assets, "sas.DescribeCloudCenterInstances", ({ body }) => owedWord(body, "ClientStatus", agents)),
    managementAgent: saidBy(joined.assistants, "ecs.DescribeCloudAssistantStatus", ({ body }) => toggle(body, "CloudAssistantStatus")),
    automaticPatching: notOffered["virtual-machine/patch-mode"],
    inDefaultGroup: notOffered["virtual-machine/default-group"],
    legacyPlatform: owedWord(doc.body, "InstanceNetworkType", { classic: true, vpc: false }),
    deletionProtected: releaseProtected(doc),
    logsShipped: unknown("not-visible", "a log agent inside the machine", doc.at),
    ...alicloudBase("virtual-machine", doc, { named: ["InstanceName"], handles: ["InstanceId"] }),
  }),
});

const agents = { online: true, offline: false, pause: false } as const;

/** On where only requests with a token are answered, or none at all. Empty words are no answer. */
function tokenRequired({ body }: Doc): Fact<boolean> {
  return strictest([
    owedWord(body, "MetadataOptions.HttpTokens", { required: true, optional: false }),
    owedWord(body, "MetadataOptions.HttpEndpoint", { disabled: true, enabled: false }),
  ]);
}

/** Every machine has a system disk. Disks that several machines share name none of them here; each is judged as a disk. */
function disksOf(doc: Doc, disks: Many<Doc>): Many<MachineDisk> {
  const found = mapMany(disks, (disk): MachineDisk => {
    const name = settled(disk.body.get("DiskId"));
    return { presence: present, at: disk.at, label: typeof name === "string" ? name : disk.name, encrypted: encryptedLive(disk.body) };
  });
  const whole = disks.items.some(({ body }) => settled(body.get("Type")) === "system") || found.open.length > 0;
  return whole ? found : opened(found.items, because("not-listed", `the system disk of ${doc.name}`, doc.at));
}

/**
 * An address of the machine's own, an elastic one bound to it, or one bound to any of its network interfaces. An empty elastic address is none.
 * An IPv6 address is public where bandwidth was bought for it.
 */
function publicAddress(doc: Doc, interfaces: Many<Doc>, links: Links): Fact<boolean> {
  const { body, at } = doc;
  const own = isAbsent(body, "PublicIpAddress")
    ? unknown("owed", "PublicIpAddress", at)
    : holds(list(body, "PublicIpAddress.IpAddress"), at);
  const elastic = isSome(body, "EipAddress.IpAddress", unknown("owed", "EipAddress.IpAddress", at));
  const bound = interfaces.items.flatMap((each) => [isSome(each.body, "AssociatedPublicIp.PublicIpAddress"), ...secondary(each)]);
  const sixth = interfaces.items.flatMap((each) => ipv6Public(each, links));
  return strictest([own, elastic, ...bound, ...sixth, ...interfaces.open.map((why) => unknownBecause(why))]);
}

function secondary({ body, at }: Doc): readonly Fact<boolean>[] {
  return list(body, "PrivateIpSets.PrivateIpSet").items.map((each) => {
    const set = settled(each);
    if (typeof set !== "object" || set?.is !== "map") return unknown("unexpected-value", "PrivateIpSet", at);
    return isSome(set, "AssociatedPublicIp.PublicIpAddress");
  });
}

/** Whether an address is told: an empty text is none. An interface to which none is bound leaves the member out. */
function isSome(body: MapValue, path: string, absent: Fact<string> = known("", { at: body.at })): Fact<boolean> {
  return mapFact(text(body, path, absent), (address) => address !== "");
}

function holds(addresses: ReturnType<typeof list>, at: Doc["at"]): Fact<boolean> {
  const [why] = addresses.open;
  if (addresses.items.length > 0) return known(true, { at });
  return why === undefined ? known(false, { at }) : unknownBecause(why, at);
}

/** A machine without a key pair is logged on to by password. */
function passwordLogon({ body, at }: Doc): Fact<boolean> {
  return chain(owedWord(body, "OSType", { windows: true, linux: false }), (windows): Fact<boolean> => {
    if (windows) return notOffered["virtual-machine/windows-logon"];
    return isAbsent(body, "KeyPairName")
      ? unknown("owed", "KeyPairName", at)
      : mapFact(owedText(body, "KeyPairName"), (name) => name === "");
  });
}

function releaseProtected({ body }: Doc): Fact<boolean> {
  const spot = owedWord(body, "SpotStrategy", { NoSpot: false, SpotWithPriceLimit: true, SpotAsPriceGo: true });
  const own = toggle(body, "DeletionProtection");
  return chain(spot, (preemptible) =>
    preemptible ? notOffered["virtual-machine/spot-deletion"] : deletionProtected(body, own, ["InstanceChargeType"]),
  );
}
