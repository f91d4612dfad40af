import type { Doc } from "../../../src/iac/document.ts";
import { strictest, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Subnet } from "../../../src/model/kinds/subnet.ts";
import type { VirtualNetwork } from "../../../src/model/kinds/virtual-network.ts";
import type { Many } from "../../../src/model/many.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, ref, settled } from "../../../src/provider/read.ts";
import { not } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { ACL, networkCalls, SUBNET, VPC } from "./answers.ts";
import { flowLogLive } from "./flow-log-live.ts";

export const calls: readonly Call[] = networkCalls;

const vpc = defineMapper({
  provider: "aws",
  reads: VPC,
  kinds: ["virtual-network"],
  map: (doc): VirtualNetwork => ({
    isDefault: boolean(doc.body, "IsDefault", owed(doc.body, "IsDefault")),
    ...awsBase("virtual-network", doc, { named: "VpcId", handles: ["VpcId"] }),
    escapes: ofOthers(doc),
  }),
});

/** Flow logs that the owner of a shared network made cannot be seen from the account that it is shared with. */
function ofOthers(doc: Doc): readonly Unknown[] {
  const owner = settled(doc.body.get("OwnerId"));
  const own = settled(doc.provider.settings?.get("account"));
  return typeof owner === "string" && owner !== own ? [because("outside-scan", owner, doc.at), ...doc.escapes] : doc.escapes;
}

const subnet = defineMapper({
  provider: "aws",
  reads: SUBNET,
  kinds: ["subnet"],
  identity: ["SubnetId"],
  with: { acls: attached(ACL, "SubnetIds") },
  map: (doc, { acls }): Subnet => ({
    network: ref(doc.body, "VpcId", owed(doc.body, "VpcId")),
    securityGroup: known(null, { basis: "platform" }),
    filtered: filtered(doc, acls),
    autoPublicAddress: strictest(
      ["MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation"].map((name) => boolean(doc.body, name, owed(doc.body, name))),
    ),
    ...awsBase("subnet", doc, { named: "SubnetId", handles: ["SubnetId", "SubnetArn"] }),
    escapes: ofOthers(doc),
  }),
});

/** One ACL always stands before a subnet. Where none was answered, another account owns it. */
function filtered(doc: Doc, acls: Many<Doc>): Fact<boolean> {
  const [acl] = acls.items;
  if (acl !== undefined) return not(boolean(acl.body, "IsDefault", owed(acl.body, "IsDefault")));
  return acls.open[0] === undefined
    ? unknown("outside-scan", "the network ACL of the subnet", doc.at)
    : unknownBecause(acls.open[0], doc.at);
}

export const mappers = [vpc, subnet, flowLogLive];
