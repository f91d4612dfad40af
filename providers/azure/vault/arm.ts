import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, text, valueAt } from "../../../src/provider/read.ts";
import { armBase, armIdentity } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { anyBlock, isNamed } from "../switches.ts";
import { armVaultDeny, everyVault, purgeProtection, vaultSatellites } from "./network.ts";

const vaultTypes = [armTypes.vault, armTypes.managedHsm, "azurerm_key_vault"];

const vault = defineMapper({
  provider: "azure",
  reads: [armTypes.vault, armTypes.managedHsm],
  kinds: ["vault"],
  identity: armIdentity,
  also: vaultSatellites,
  map: (doc, _, links) => ({
    networkDefaultDeny: armVaultDeny(doc),
    deletionGuarded: purgeProtection(doc),
    ...armBase("vault", doc),
    ...everyVault(doc, links),
  }),
});

/** The policy that every key starts with only warns. */
const key = defineMapper({
  provider: "azure",
  reads: armTypes.vaultKey,
  kinds: ["key"],
  also: [armTypes.vaultKeyEntry],
  map: (doc, _, links) => {
    if (isDisabled(doc)) return [];
    const parent = valueAt(doc.body, "parent_id").value;
    return {
      rotates: anyBlock(blocks(doc.body, "properties.rotationPolicy.lifetimeActions"), (each) =>
        mapFact(text(each, "action.type", known("")), (word) => word.toLowerCase() === "rotate"),
      ),
      deletionGuarded:
        parent === undefined
          ? unknown("not-visible", `the vault of ${doc.name}`, doc.at)
          : chain(links.target(doc, parent, vaultTypes, armIdentity), purgeProtection),
      expires: isNamed(doc.body, "properties.attributes.exp"),
      ...armBase("key", doc),
    };
  },
});

const secret = defineMapper({
  provider: "azure",
  reads: armTypes.vaultSecret,
  kinds: ["secret"],
  map: (doc) => (isDisabled(doc) ? [] : { ...armBase("secret", doc), expires: isNamed(doc.body, "properties.attributes.exp") }),
});

/** What is switched off opens nothing, so its age does not matter. */
function isDisabled(doc: Doc): boolean {
  const enabled: Fact<boolean> = boolean(doc.body, "properties.attributes.enabled", known(true));
  return enabled.state === "known" && !enabled.value;
}

export const mappers = [vault, key, secret];
