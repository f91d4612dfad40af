import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, type Fact } from "../../../src/model/fact.ts";
import type { ObjectStore } from "../../../src/model/kinds/object-store.ts";
import { flatMapMany } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, list, word } from "../../../src/provider/read.ts";
import { absentIn } from "../arm-document.ts";
import { accessWords } from "../database/allow-list.ts";
import { exported, settingsOf, settingTypes } from "../diagnostics.ts";
import { endpointTypes, privateEndpoint } from "../private-endpoints.ts";
import { satellites } from "../satellites.ts";
import { allOn, anyBlock, anyOn, ifThere, isNamed, not } from "../switches.ts";
import { minimumTls } from "../tls.ts";
import { byMajor } from "../version.ts";
import { refusesOthers } from "./network.ts";

const rulesType = "azurerm_storage_account_network_rules";
const keyType = "azurerm_storage_account_customer_managed_key";
/** Types that are looked up here. */
export const protectionTypes: readonly string[] = [...settingTypes, ...endpointTypes, rulesType, keyType];

type Protection = Pick<ObjectStore, "encrypted" | "customerKey" | "minTls" | "accessLogged" | "networkDefaultDeny" | "privateEndpoint">;

function everyAccount(doc: Doc, links: Links): Pick<Protection, "encrypted" | "accessLogged" | "privateEndpoint"> {
  return {
    // https://learn.microsoft.com/azure/storage/common/storage-service-encryption
    encrypted: known(true, { basis: "platform", at: doc.at }),
    accessLogged: exported(
      settingsOf(doc, links, "/blobServices/default"),
      { categories: ["StorageRead", "StorageWrite", "StorageDelete"], groups: ["alllogs", "audit"] },
      doc,
    ),
    privateEndpoint: privateEndpoint(doc, links, ["blob"]),
  };
}

export function terraformProtection(doc: Doc, links: Links): Protection {
  const { body } = doc;
  const keys = satellites(doc, links, [keyType], ["storage_account_id"]);
  return {
    ...everyAccount(doc, links),
    customerKey: anyOn(
      [
        anyBlock(blocks(body, "customer_managed_key"), (key) =>
          anyOn([isNamed(key, "key_vault_key_id"), isNamed(key, "managed_hsm_key_id")]),
        ),
        ...keys.items.map((each) => ifThere(each.presence, known(true, { at: each.at }))),
      ],
      keys.open,
    ),
    minTls: minimumTls(body, "min_tls_version", byMajor(doc, "min_tls_version", { 2: "1.0", 3: "1.2", 4: "1.2", 5: "1.2" })),
    networkDefaultDeny: terraformDefaultDeny(doc, links),
  };
}

/** Rules stand in a block or in a resource of their own; no rules let everybody in. A closed public endpoint refuses everybody. */
export function terraformDefaultDeny(doc: Doc, links: Links): Fact<boolean> {
  const inline = blocks(doc.body, "network_rules");
  const split = satellites(doc, links, [rulesType], ["storage_account_id", "storage_account_name"]);
  const none: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  const written = [...inline.items, ...split.items.map((each) => each.body)].map((rules) =>
    refusesOthers(rules, "default_action", list(rules, "ip_rules")),
  );
  const doubts = [inline, split].flatMap(({ open }) => open).map((why): Fact<boolean> => ({ state: "unknown", why }));
  const unsure = [
    ...inline.items.map(({ doubt }) => doubt),
    ...split.items.map(({ presence }) => (presence.state === "unknown" ? presence.why : undefined)),
  ];
  const maybe = unsure.flatMap((why): readonly Fact<boolean>[] => (why === undefined ? [] : [{ state: "unknown", why }]));
  const denied = written.length + doubts.length === 0 ? none : allOn([...written, ...doubts, ...maybe]);
  return strictest([denied, not(boolean(doc.body, "public_network_access_enabled", known(true, { basis: "default", at: doc.at })))]);
}

const keySources = { "Microsoft.Keyvault": true, "Microsoft.Storage": false } as const;

export function armProtection(doc: Doc, links: Links): Protection {
  const byDefault = <T>(value: T): Fact<T> => known(value, { basis: "default", at: doc.at });
  return {
    ...everyAccount(doc, links),
    customerKey: word<boolean>(doc.body, "properties.encryption.keySource", keySources, byDefault(false)),
    minTls: minimumTls(doc.body, "properties.minimumTlsVersion", byDefault("1.0")),
    networkDefaultDeny: armDefaultDeny(doc),
  };
}

export function armDefaultDeny(doc: Doc): Fact<boolean> {
  const path = "properties.publicNetworkAccess";
  const denied = anyBlock(blocks(doc.body, "properties.networkAcls"), (rules) =>
    refusesOthers(
      rules,
      "defaultAction",
      flatMapMany(blocks(rules, "ipRules"), (rule) => list(rule, "value")),
    ),
  );
  return strictest([
    denied,
    not(word<boolean>(doc.body, path, accessWords, absentIn(doc, path, known(true, { basis: "default", at: doc.at })))),
  ]);
}
