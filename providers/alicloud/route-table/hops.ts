/** Sorts of next hops of answers: those that lead to another network, and all others. */
export const hops = {
  VpcPeer: "peer",
  RouterInterface: "peer",
  Attachment: "peer",
  Ecr: "peer",
  CenBasic: "peer",
  local: "other",
  service: "other",
  Instance: "other",
  HaVip: "other",
  NetworkInterface: "other",
  VpnGateway: "other",
  IPv6Gateway: "other",
  Ipv6Gateway: "other",
  Ipv4Gateway: "other",
  NatGateway: "other",
  GatewayEndpoint: "other",
} as const;
