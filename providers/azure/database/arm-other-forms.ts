import { known } from "../../../src/model/fact.ts";
import { flatMapMany, none, opened } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, text, word } from "../../../src/provider/read.ts";
import { absentIn, armBase, armIdentity, isLive, owedList } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";
import { databaseTypes, platformWideAccess, serverFacts } from "./access.ts";
import { accessWords, addressFilter, behind, cosmosAllowList } from "./allow-list.ts";
import { cosmosAccount as cosmos } from "./cluster-families.ts";
import { managedInstance as managed } from "./families.ts";
import { isSystem, sqlDatabaseFacts, sqlServerTypes } from "./sql-database.ts";

const access = "properties.publicNetworkAccess";

/** API versions before 2020 wrote the filter as one text with commas. */
const cosmosAccount = defineMapper({
  provider: "azure",
  reads: armTypes.cosmosAccount,
  kinds: ["database"],
  identity: armIdentity,
  also: databaseTypes,
  map: (doc, _, links) => {
    const { body, at } = doc;
    const publicAccess = word(body, access, accessWords, absentIn(doc, access, known(true, { basis: "default", at })));
    const entries = flatMapMany(blocks(body, "properties.ipRules"), (entry) => list(entry, "ipAddressOrRange"));
    const old = list(body, "properties.ipRangeFilter");
    const written = ["properties.ipRules", "properties.ipRangeFilter"].some((path) => !isAbsent(body, path));
    const filter = addressFilter(
      { items: [...entries.items, ...old.items], open: [...entries.open, ...old.open] },
      "properties.ipRules",
      at,
    );
    const path = "properties.isVirtualNetworkFilterEnabled";
    const networksOnly = boolean(body, path, absentIn(doc, path, known(false, { basis: "default", at })));
    return {
      ...serverFacts(doc, links, []),
      platformWideAccess: platformWideAccess(behind(publicAccess, owedList(doc, "properties.ipRules", filter, written)), doc),
      role: "both",
      engine: text(body, "kind", known("GlobalDocumentDB", { basis: "default" })),
      port: known(443, { basis: "platform" }),
      publicAccess,
      allowList: behind(publicAccess, cosmosAllowList(owedList(doc, "properties.ipRules", filter, written), networksOnly, at)),
      guards: none,
      ...armBase("database", doc),
      ...cosmos(doc, links),
    };
  },
});

const managedInstance = defineMapper({
  provider: "azure",
  reads: armTypes.managedInstance,
  kinds: ["database"],
  identity: armIdentity,
  also: databaseTypes,
  map: (doc, _, links) => {
    const path = "properties.publicDataEndpointEnabled";
    const publicAccess = boolean(doc.body, path, absentIn(doc, path, known(false, { basis: "default", at: doc.at })));
    return {
      ...serverFacts(doc, links, [known(true, { basis: "platform", at: doc.at })]),
      platformWideAccess: notOffered["database/platform-wide-access"],
      role: "server",
      engine: known("sqlserver"),
      port: known(3342, { basis: "platform" }),
      publicAccess,
      allowList: none,
      guards: behind(publicAccess, opened([], because("outside-scan", `the network security group in front of ${doc.name}`, doc.at))),
      ...armBase("database", doc),
      ...managed(doc, links),
    };
  },
});

const sqlDatabase = defineMapper({
  provider: "azure",
  reads: armTypes.sqlDatabase,
  kinds: ["database"],
  identity: armIdentity,
  also: [...databaseTypes, ...sqlServerTypes],
  map: (doc, _, links) => (isLive(doc) && isSystem(doc) ? [] : { ...armBase("database", doc), ...sqlDatabaseFacts(doc, links) }),
});

export const otherArmForms = [sqlDatabase, managedInstance, cosmosAccount];
