import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses, Database } from "../../../src/model/kinds/database.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { deletionLocked, lockTypes } from "../locks.ts";
import { endpointTypes, privateEndpoint } from "../private-endpoints.ts";
import { settingTypes } from "../diagnostics.ts";
import { retentionTypes } from "../log-retention.ts";
import { anyOn, ifThere } from "../switches.ts";
import { keyTypes } from "./keys.ts";
import { parameterTypes } from "./parameters.ts";
import { sqlAuditTypes } from "./sql-audit.ts";

/** Types that facts of databases are looked up in. */
export const databaseTypes: readonly string[] = [
  ...lockTypes,
  ...endpointTypes,
  ...settingTypes,
  ...retentionTypes,
  ...keyTypes,
  ...parameterTypes,
  ...sqlAuditTypes,
];

/** The rule from 0.0.0.0 to 0.0.0.0 lets in the services of all tenants: https://learn.microsoft.com/azure/azure-sql/database/firewall-configure */
export function platformWideAccess(list: Many<AllowedAddresses>, doc: Doc): Fact<boolean> {
  return anyOn(
    list.items.map(({ addresses, presence, at }) =>
      addresses.state === "known"
        ? ifThere(presence, known(addresses.value.v4.length === 1 && addresses.value.v4[0]?.to === 0, { at }))
        : (addresses as Fact<never>),
    ),
    list.open,
    known(false, { basis: "default", at: doc.at }),
  );
}

/** Facts that every server has alike. A server that stands in a network of its tenant (`inNetwork`) needs no endpoint to be private. */
export function serverFacts(
  doc: Doc,
  links: Links,
  inNetwork: readonly Fact<boolean>[],
): Pick<Database, "privateEndpoint" | "deletionProtected"> {
  return {
    privateEndpoint: anyOn([...inNetwork, privateEndpoint(doc, links)]),
    deletionProtected: deletionLocked(doc, links),
  };
}
