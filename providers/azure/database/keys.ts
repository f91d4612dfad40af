import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, word } from "../../../src/provider/read.ts";
import type { Many } from "../../../src/model/many.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { satellites } from "../satellites.ts";
import { anyBlock, anyOn, ifThere, isNamed } from "../switches.ts";

/** Resources that give a server a key of the customer. */
const keyResources = [
  "azurerm_mssql_server_transparent_data_encryption",
  "azurerm_mssql_managed_instance_transparent_data_encryption",
  "azurerm_postgresql_server_key",
  "azurerm_mysql_server_key",
  armTypes.sqlProtector,
  armTypes.managedProtector,
];
/** Types that are looked up here. */
export const keyTypes: readonly string[] = keyResources;

const attributes = ["transparent_data_encryption_key_vault_key_id", "key_vault_key_id", "properties.keyId", "properties.keyVaultKeyUri"];

/** Servers whose key is told by a part that each of them has. */
const keptApart: readonly string[] = [armTypes.sqlServer, armTypes.managedInstance];

/** Whether a key of the customer encrypts the data, by an attribute, a block or a resource of its own. Otherwise the platform's does. */
export function customerKey(doc: Doc, links: Links): Fact<boolean> {
  const own = satellites(doc, links, keyResources, ["server_id", "managed_instance_id", "parent_id"]);
  const flexible = word<boolean>(
    doc.body,
    "properties.dataEncryption.type",
    { AzureKeyVault: true, SystemManaged: false },
    known(false, { basis: "default", at: doc.at }),
  );
  return anyOn(
    [
      ...attributes.map((path) => isNamed(doc.body, path)),
      flexible,
      word<boolean>(
        doc.body,
        "properties.byokEnforcement",
        { Enabled: true, Disabled: false },
        known(false, { basis: "default", at: doc.at }),
      ),
      anyBlock(blocks(doc.body, "customer_managed_key"), (block) => isNamed(block, "key_vault_key_id")),
      ...own.items.map((each) => ifThere(each.presence, ofResource(each))),
    ],
    isLive(doc) ? unasked(doc, own) : own.open,
  );
}

/** A running server always has a protector; those that keep their keys to themselves say so in their own answer. */
function unasked(doc: Doc, own: Many<Doc>): readonly Unknown[] {
  if (!keptApart.includes(doc.type)) return [];
  return own.items.length === 0 ? [because("not-listed", "key", doc.at)] : own.open;
}

function ofResource({ type, body, at }: Doc): Fact<boolean> {
  if (type === armTypes.sqlProtector || type === armTypes.managedProtector)
    return word<boolean>(
      body,
      "properties.serverKeyType",
      { AzureKeyVault: true, ServiceManaged: false },
      known(false, { basis: "default", at }),
    );
  return anyOn([isNamed(body, "key_vault_key_id"), isNamed(body, "managed_hsm_key_id")]);
}
