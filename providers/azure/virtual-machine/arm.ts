import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, type Fact } from "../../../src/model/fact.ts";
import type { SecretHit } from "../../../src/model/kinds/virtual-machine.ts";
import { flatMapMany, mapMany, none, opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, presenceOf, valueAt, word } from "../../../src/provider/read.ts";
import { absentIn, armBase, armIdentity, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { deletionLocked, lockTypes } from "../locks.ts";
import { anyBlock, anyOn, isNamed, isWritten } from "../switches.ts";
import { agentTypes, extension, extensionsOf, logAgent, protectionAgent } from "./agents.ts";
import { systemFacts } from "./arm-system.ts";
import { machineDisks } from "./disks.ts";
import { metadataGuarded } from "./metadata.ts";
import { interfaceTypes, publicAddress } from "./public-address.ts";
import { commandTypes, settingsSecrets, startUpSecrets } from "./start-up.ts";

const disksAt = (profile: string): readonly string[] => [`${profile}.storageProfile.osDisk`, `${profile}.storageProfile.dataDisks`];
const off = ({ at }: Doc): Fact<boolean> => known(false, { basis: "default", at });

const machine = defineMapper({
  provider: "azure",
  reads: armTypes.machine,
  kinds: ["virtual-machine"],
  identity: armIdentity,
  also: [...agentTypes, ...commandTypes, ...interfaceTypes, ...lockTypes],
  map: (doc, _, links) => {
    const { body } = doc;
    const extensions = extensionsOf(doc, links);
    const inline = anyBlock(blocks(body, "properties.networkProfile.networkInterfaceConfigurations"), (each) =>
      anyBlock(blocks(each, "properties.ipConfigurations"), (address) =>
        isWritten(blocks(address, "properties.publicIPAddressConfiguration")),
      ),
    );
    const written = flatMapMany(blocks(body, "properties.networkProfile.networkInterfaces"), (each) => ({
      items: [valueAt(each, "id").value ?? null],
      open: [],
    }));
    const joined = publicAddress(doc, written.items.length + written.open.length === 0 ? undefined : { is: "list", ...written }, links);
    const disks = union(disksAt("properties").map((path) => blocks(body, path)));
    const console = "properties.diagnosticsProfile.bootDiagnostics.enabled";
    return {
      metadataTokenRequired: metadataGuarded(doc, "properties"),
      metadataHopLimit: notOffered["virtual-machine/metadata-hop-limit"],
      disks: machineDisks(body, disksAt("properties")),
      userDataSecrets: owedStartUp(doc, startUpSecrets(doc, ["properties.osProfile.customData", "properties.userData"], extensions, links)),
      publicAddress: isAbsent(body, "properties.networkProfile.networkInterfaceConfigurations") ? joined : inline,
      ...systemFacts(doc),
      secureBoot: firmware(doc, "secureBootEnabled"),
      virtualTpm: firmware(doc, "vTpmEnabled"),
      hostEncryption: boolean(body, "properties.securityProfile.encryptionAtHost", off(doc)),
      protectionAgent: protectionAgent(doc, extensions, links),
      inDefaultGroup: notOffered["virtual-machine/default-group"],
      legacyPlatform: anyBlock(disks, (disk) => isNamed(disk, "vhd.uri"), absentIn(doc, "properties.storageProfile", off(doc))),
      deletionProtected: deletionLocked(doc, links),
      logsShipped: anyOn([boolean(body, console, off(doc)), logAgent(doc, extensions, links)]),
      ...armBase("virtual-machine", doc),
    };
  },
});

/** Without a security type the settings of the firmware do not apply: https://learn.microsoft.com/azure/virtual-machines/trusted-launch */
function firmware(doc: Doc, name: string): Fact<boolean> {
  const types = { TrustedLaunch: true, ConfidentialVM: true, Standard: false } as const;
  return chain(word<boolean>(doc.body, "properties.securityProfile.securityType", types, off(doc)), (applies) =>
    applies ? boolean(doc.body, `properties.securityProfile.uefiSettings.${name}`, off(doc)) : off(doc),
  );
}

/** Answers never hold start-up data. */
function owedStartUp(doc: Doc, hits: Many<SecretHit>): Many<SecretHit> {
  return isLive(doc) ? opened(hits.items, ...hits.open, because("owed", "start-up data", doc.at)) : hits;
}

const profile = "properties.virtualMachineProfile";

const scaleSet = defineMapper({
  provider: "azure",
  reads: armTypes.scaleSet,
  kinds: ["machine-template"],
  identity: armIdentity,
  also: [...agentTypes, ...commandTypes],
  map: (doc, _, links) => {
    const inside = mapMany(blocks(doc.body, `${profile}.extensionProfile.extensions`), (each) =>
      extension(each, presenceOf(each), "properties."),
    );
    const attributes = [`${profile}.osProfile.customData`, `${profile}.userData`];
    // An answer holds all extensions of a scale set inside it.
    const startUp = startUpSecrets(doc, attributes, isLive(doc) ? none : extensionsOf(doc, links), links);
    return {
      metadataTokenRequired: metadataGuarded(doc, profile),
      metadataHopLimit: notOffered["virtual-machine/metadata-hop-limit"],
      disks: machineDisks(doc.body, disksAt(profile)),
      userDataSecrets: owedStartUp(doc, union([startUp, settingsSecrets(inside, doc)])),
      ...armBase("machine-template", doc),
    };
  },
});

const keyTypes = {
  EncryptionAtRestWithPlatformKey: false,
  EncryptionAtRestWithCustomerKey: true,
  EncryptionAtRestWithPlatformAndCustomerKeys: true,
} as const;

const disk = defineMapper({
  provider: "azure",
  reads: armTypes.disk,
  kinds: ["disk"],
  map: (doc) => ({
    encrypted: known(true, { basis: "platform", at: doc.at }),
    customerKey: word<boolean>(
      doc.body,
      "properties.encryption.type",
      keyTypes,
      isNamed(doc.body, "properties.encryption.diskEncryptionSetId"),
    ),
    ...armBase("disk", doc),
  }),
});

export const mappers = [machine, scaleSet, disk];
