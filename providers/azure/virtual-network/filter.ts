import type { Value } from "../../../src/iac/value.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { Subnet } from "../../../src/model/kinds/subnet.ts";
import type { Ref } from "../../../src/model/resource.ts";
import { notOffered } from "../clouds.ts";

/** Subnets of services that filter by themselves and refuse a group: https://learn.microsoft.com/azure/firewall/firewall-faq, https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings */
const exempt = ["gatewaysubnet", "azurefirewallsubnet", "azurefirewallmanagementsubnet", "routeserversubnet"];

/** What follows from the group of a subnet. A group on an interface does not filter the subnet. */
export function filterOf(
  name: Value | undefined,
  group: Fact<Ref | null>,
): Pick<Subnet, "securityGroup" | "filtered" | "autoPublicAddress"> {
  const named = typeof name === "string" && exempt.includes(name.toLowerCase());
  const filtered: Fact<boolean> = group.state === "known" ? known(group.value !== null, group) : group;
  return {
    securityGroup: group,
    filtered: named && !(filtered.state === "known" && filtered.value) ? notOffered["subnet/group"] : filtered,
    autoPublicAddress: notOffered["subnet/public-address"],
  };
}
