import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Subnet } from "../../../src/model/kinds/subnet.ts";
import { union } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, ref } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { anyOf } from "../satellites.ts";

export const SUBNETS = ["aws_subnet", "aws_default_subnet"];
const ACL = "aws_network_acl";
const DEFAULT_ACL = "aws_default_network_acl";

/**
 * Addresses that machines get without asking: IPv4, which only default subnets give out unless told otherwise
 * (https://docs.aws.amazon.com/vpc/latest/userguide/default-subnet.html), and IPv6, which is always public.
 */
export function givesAddresses(subnet: Doc): Fact<boolean> {
  const byDefault = known(subnet.type === "aws_default_subnet", { basis: "default", at: subnet.at });
  return strictest([
    boolean(subnet.body, "map_public_ip_on_launch", byDefault),
    boolean(subnet.body, "assign_ipv6_address_on_creation", known(false, { basis: "default", at: subnet.at })),
  ]);
}

/** An ACL always stands before a subnet; unless the code puts another one there it is the default one of the VPC. */
export const subnet = defineMapper({
  provider: "aws",
  reads: SUBNETS,
  kinds: ["subnet"],
  identity: ["id"],
  with: { acls: attached(ACL, "subnet_ids"), associations: attached("aws_network_acl_association", "subnet_id") },
  also: [ACL, DEFAULT_ACL],
  map: (doc, { acls, associations }, links): Subnet => ({
    network: ref(doc.body, "vpc_id", unknown("not-visible", "the default network")),
    securityGroup: known(null, { basis: "platform" }),
    filtered: anyOf(union([acls, associations]), (each) => (each.type === ACL ? known(true, { at: each.at }) : ownAcl(each, links))),
    autoPublicAddress: givesAddresses(doc),
    ...awsBase("subnet", doc, { handles: ["id"] }),
  }),
});

function ownAcl(association: Doc, links: Links): Fact<boolean> {
  const value = association.body.get("network_acl_id") ?? null;
  if (typeof value === "object" && value?.is === "reference" && value.path === "default_network_acl_id") return known(false);
  const acl = links.target(association, value, [ACL, DEFAULT_ACL], ["id"]);
  return acl.state === "known" ? known(acl.value.type === ACL, { at: association.at }) : acl;
}
