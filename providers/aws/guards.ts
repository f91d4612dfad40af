/** Security groups before databases, load balancers and the like. */
import type { Doc } from "../../src/iac/document.ts";
import { known } from "../../src/model/fact.ts";
import type { DatabaseGuard } from "../../src/model/kinds/database.ts";
import { closed, flatMapMany, mapMany, opened, present, union, type Many } from "../../src/model/many.ts";
import { because } from "../../src/model/unknown.ts";
import type { Links } from "../../src/provider/link.ts";
import { isAbsent, list, refOf, valueAt } from "../../src/provider/read.ts";

const SUBNETS = ["aws_subnet", "aws_default_subnet"];
const NETWORKS = ["aws_vpc", "aws_default_vpc"];
const SUBNET_GROUPS = ["aws_db_subnet_group", "aws_docdb_subnet_group", "aws_neptune_subnet_group", "aws_redshift_subnet_group"];
export const GUARD_TYPES = [...SUBNETS, ...NETWORKS, ...SUBNET_GROUPS];

/**
 * The groups that an attribute names. None written means the default group of the VPC, which is known where the code makes the subnets.
 * `places`: attributes that name subnets, or groups of subnets.
 */
export function guardsOf(doc: Doc, path: string, links: Links, places: readonly string[]): Many<DatabaseGuard> {
  const written = list(doc.body, path);
  if (written.items.length === 0 && written.open.length === 0) return defaultGuard(doc, links, places);
  const at = isAbsent(doc.body, path) ? undefined : valueAt(doc.body, path).at;
  return mapMany(written, (group) => ({
    group: refOf(group, at),
    presence: present,
    label: path,
    ...(at === undefined ? undefined : { at }),
  }));
}

/** The default group of a VPC answers to the name of its VPC. */
function defaultGuard(doc: Doc, links: Links, places: readonly string[]): Many<DatabaseGuard> {
  const named = union(
    places.map((place) => links.targets(doc, valueAt(doc.body, place).value, [...SUBNETS, ...SUBNET_GROUPS], ["id", "name"])),
  );
  const subnets = flatMapMany(named, (each) =>
    SUBNETS.includes(each.type) ? closed([each]) : links.targets(each, each.body.get("subnet_ids"), SUBNETS, ["id"]),
  );
  const networks = subnets.items.flatMap((subnet) => links.targets(subnet, subnet.body.get("vpc_id"), NETWORKS, ["id"]).items);
  const [network] = networks;
  if (network === undefined) return opened([], because("not-visible", "the default security group of the VPC", doc.at));
  return closed([{ group: known(network.id, { basis: "default", at: doc.at }), presence: present, label: "default security group" }]);
}
