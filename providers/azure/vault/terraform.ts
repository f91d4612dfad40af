import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, valueAt } from "../../../src/provider/read.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { armTypes } from "../arm-types.ts";
import { azureBase } from "../base.ts";
import { satellites } from "../satellites.ts";
import { anyBlock, anyOn, ifThere, isNamed } from "../switches.ts";
import { byMajor } from "../version.ts";
import { everyVault, purgeProtection, terraformVaultDeny, vaultSatellites } from "./network.ts";

const hsmType = "azurerm_key_vault_managed_hardware_security_module";
const vaultTypes = ["azurerm_key_vault", armTypes.vault, hsmType, armTypes.managedHsm];
const rotationType = "azurerm_key_vault_managed_hardware_security_module_key_rotation_policy";

const vault = defineMapper({
  provider: "azure",
  reads: ["azurerm_key_vault", hsmType],
  kinds: ["vault"],
  also: vaultSatellites,
  map: (doc, _, links) => ({
    networkDefaultDeny: terraformVaultDeny(doc),
    deletionGuarded: purgeProtection(doc),
    ...azureBase("vault", doc),
    ...everyVault(doc, links),
  }),
});

/** A key is guarded as its vault is. A policy that only warns does not rotate: https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation */
const key = defineMapper({
  provider: "azure",
  reads: "azurerm_key_vault_key",
  kinds: ["key"],
  map: (doc, _, links) => {
    const policies = blocks(doc.body, "rotation_policy");
    return {
      rotates: anyBlock(policies, (policy) => anyBlock(blocks(policy, "automatic"), rotatesBy), withoutPolicy(doc)),
      deletionGuarded: guardOf(doc, "key_vault_id", links),
      expires: anyOn([isNamed(doc.body, "expiration_date"), anyBlock(policies, (policy) => isNamed(policy, "expire_after"))]),
      ...azureBase("key", doc),
    };
  },
});

function rotatesBy(automatic: MapValue): Fact<boolean> {
  return anyOn([isNamed(automatic, "time_after_creation"), isNamed(automatic, "time_before_expiry")]);
}

/** Before 3.0 the code cannot say whether a key rotates. */
function withoutPolicy(doc: Doc): Fact<boolean> {
  return chain(byMajor(doc, "rotation_policy", { 2: false, 3: true, 4: true, 5: true }), (sayable) =>
    sayable ? known(false, { basis: "default", at: doc.at }) : unknown("not-in-format", "rotation of the key", doc.at),
  );
}

function guardOf(doc: Doc, attribute: string, links: Links): Fact<boolean> {
  const { value } = valueAt(doc.body, attribute);
  if (value === undefined) return unknown("not-visible", `the vault of ${doc.name}`, doc.at);
  return chain(links.target(doc, value, vaultTypes, ["name"]), purgeProtection);
}

const hsmKey = defineMapper({
  provider: "azure",
  reads: "azurerm_key_vault_managed_hardware_security_module_key",
  kinds: ["key"],
  also: [rotationType],
  map: (doc, _, links) => {
    const policies = satellites(doc, links, [rotationType], ["managed_hsm_key_id"]);
    const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
    return {
      rotates: anyOn(
        policies.items.map((each) => ifThere(each.presence, rotatesBy(each.body))),
        policies.open,
        off,
      ),
      deletionGuarded: guardOf(doc, "managed_hsm_id", links),
      expires: anyOn([
        isNamed(doc.body, "expiration_date"),
        anyOn(
          policies.items.map((each) => ifThere(each.presence, isNamed(each.body, "expire_after"))),
          policies.open,
          off,
        ),
      ]),
      ...azureBase("key", doc),
    };
  },
});

const secret = defineMapper({
  provider: "azure",
  reads: "azurerm_key_vault_secret",
  kinds: ["secret"],
  map: (doc) => ({ ...azureBase("secret", doc), expires: isNamed(doc.body, "expiration_date") }),
});

export const mappers = [vault, key, hsmKey, secret];
