/**
 * Whitelists that many instances share (templates of the services): what they admit comes on top of the groups of an instance, whose own answer
 * does not hold it.
 */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { sameRegion } from "../../../src/provider/mapper.ts";
import { asText, isAbsent, list, settled } from "../../../src/provider/read.ts";
import { about, listed } from "../asking.ts";
import { numbered } from "../paging.ts";
import { entriesAt } from "./whitelist.ts";

type Product = "polardb" | "dds";

const TEMPLATE = "rds.WhitelistTemplate";
const USE = "rds.WhitelistTemplateUse";
const groupOf = (product: Product): string => `${product}.GlobalSecurityIPGroup`;

/** PolarDB and MongoDB list the templates of a region with those that use them, all at once. */
function groups(product: Product): Call {
  return listed(`${product}.DescribeGlobalSecurityIPGroup`, {
    yields: groupOf(product),
    items: "GlobalSecurityIPGroup",
    id: "GlobalSecurityGroupId",
  });
}

export const sharedListCalls: readonly Call[] = [
  groups("polardb"),
  groups("dds"),
  listed("rds.DescribeAllWhitelistTemplate", {
    yields: TEMPLATE,
    items: "Data.Templates",
    id: "TemplateId",
    pages: numbered({ items: "Data.Templates", size: 50, page: "PageNumbers", sizeAs: "MaxRecordsPerPage", total: "Data.TotalRecords" }),
    includes: [USE],
  }),
  about("rds.DescribeWhitelistTemplateLinkedInstance", { of: TEMPLATE, yields: USE, from: "TemplateId", holds: "Data" }),
];

export const sharedLists = {
  polardb: sameRegion(groupOf("polardb")),
  dds: sameRegion(groupOf("dds")),
  rds: sameRegion(TEMPLATE),
  rdsUses: sameRegion(USE),
} as const;

interface SharedList {
  readonly instances: Many<Value>;
  readonly addresses: Many<AllowedAddresses>;
}

/** What the templates of PolarDB or MongoDB admit to an instance. */
export function fromGroups(id: Value | undefined, found: Many<Doc>): Many<AllowedAddresses> {
  return admitted(
    id,
    mapMany(found, ({ body }) => ({ instances: membersOf(body, "DBInstances"), addresses: addressesOf(body, "GIpList") })),
  );
}

/** What the templates of RDS admit to an instance. Who uses a template is an answer of its own. */
export function fromTemplates(id: Value | undefined, templates: Many<Doc>, uses: Many<Doc>): Many<AllowedAddresses> {
  const used = mapMany(uses, ({ body }) => {
    const named = templates.items.filter((each) => nameOf(each.body) === nameOf(body));
    return { instances: membersOf(body, "Data.InsName"), addresses: union(named.map((each) => addressesOf(each.body, "Ips"))) };
  });
  return admitted(id, union([opened([], ...templates.open), used]));
}

/** A number where templates are listed. */
function nameOf(body: MapValue): string | undefined {
  return asText(settled(body.get("TemplateId")) ?? null);
}

function admitted(id: Value | undefined, lists: Many<SharedList>): Many<AllowedAddresses> {
  return flatMapMany(lists, ({ instances, addresses }) =>
    instances.items.some((each) => settled(each) === settled(id)) ? addresses : opened<AllowedAddresses>([], ...instances.open),
  );
}

function membersOf(body: MapValue, path: string): Many<Value> {
  return isAbsent(body, path) ? opened<Value>([], because("owed", path, body.at)) : list(body, path);
}

function addressesOf(body: MapValue, path: string): Many<AllowedAddresses> {
  return isAbsent(body, path) ? opened<AllowedAddresses>([], because("owed", path, body.at)) : entriesAt(body, path);
}
