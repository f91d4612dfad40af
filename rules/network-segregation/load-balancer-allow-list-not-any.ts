import { everyAddress, parseCidr } from "../../src/model/addresses.ts";
import type { AllowedAddresses, DatabaseGuard } from "../../src/model/kinds/database.ts";
import type { Listener } from "../../src/model/kinds/load-balancer.ts";
import { closed } from "../../src/model/many.ts";
import { limitedByList } from "../../src/rule/allow-list.ts";
import { allOf, anyOf, every, must, some } from "../../src/rule/combinators.ts";
import { dependingOn } from "../../src/rule/conditions.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part, trafficRule } from "../../src/rule/example.ts";
import { guardsKeepInternetOut } from "../../src/rule/guards.ts";

const anyone = { en: "The listener answers every address of the internet.", zh: "该监听应答互联网任意地址。" };

const balancer = ({ from = "", internetFacing = true, guarded = false }) => {
  const allowList = closed(from === "" ? [] : [part<AllowedAddresses>({ addresses: parseCidr(from) ?? everyAddress })]);
  return given("load-balancer", {
    internetFacing,
    listeners: [part<Listener>({ protocol: "https", port: 443, allowList })],
    guards: guarded ? [part<DatabaseGuard>({ group: "group" })] : [],
    unguarded: from === "" && !guarded,
  });
};
const groupFrom = (cidr: string) =>
  given("security-group", { id: "group", semantics: "allow-only", rules: [trafficRule({ from: [cidr], ports: [[443, 443]] })] });

export default defineRule({
  id: "network-segregation/load-balancer-allow-list-not-any",
  question: "NET-02",
  title: { en: "Public load balancer answers only listed addresses", zh: "公网负载均衡仅应答名单内的地址" },
  severity: "low",
  kind: "load-balancer",
  controls: ["13.1.1"],
  why: {
    en: "A public site has to answer everybody; most other balancers have not. Partner interfaces, administration and tests stay out of every scan when only the addresses that use them are admitted.",
    zh: "公众网站须应答所有人，其他多数负载均衡则不必。合作方接口、管理后台与测试环境若只放行使用者的地址，便不会出现在任何扫描结果中。",
  },
  fix: {
    aws: {
      text: {
        en: "Let the balancer's security group admit the addresses that need it; waive this where the site is public by intent.",
        zh: "使负载均衡器的安全组仅放行需要的地址；确为公开站点的可登记豁免。",
      },
      cli: "aws elbv2 set-security-groups --load-balancer-arn BALANCER --security-groups GROUP",
      terraform:
        'resource "aws_vpc_security_group_ingress_rule" "partner" {\n  security_group_id = aws_security_group.balancer.id\n  ip_protocol       = "tcp"\n  from_port         = 443\n  to_port           = 443\n  cidr_ipv4         = "198.51.100.0/24"\n}',
    },
    alicloud: {
      text: {
        en: "Turn on access control of the listener with a whitelist; waive this where the site is public by intent.",
        zh: "为监听开启白名单访问控制；确为公开站点的可登记豁免。",
      },
      cli: "aliyun slb SetLoadBalancerHTTPSListenerAttribute --LoadBalancerId BALANCER --ListenerPort 443 --AclStatus on --AclType white --AclId ACL",
      terraform:
        'resource "alicloud_slb_listener" "example" {\n  # …\n  acl_status = "on"\n  acl_type   = "white"\n  acl_ids    = [alicloud_slb_acl.partner.id]\n}',
    },
  },
  check: (subject, around) => {
    const keepsOut = (listener: Listener) =>
      dependingOn(listener.protocol, "protocol", ["tcp", "udp"], (protocol) => {
        const protocols = protocol === "other" ? (["tcp", "udp"] as const) : ([protocol === "udp" ? "udp" : "tcp"] as const);
        return guardsKeepInternetOut(subject, { protocols, port: listener.port }, around, anyone);
      });
    const guarded = some(subject.guards, (guard) => must(guard, "group", () => true, anyone), anyone, "guards");
    const limited = (listener: Listener) => anyOf(allOf(guarded, keepsOut(listener)), limitedByList(listener.allowList, anyone));
    return anyOf(
      allOf(
        must(subject, "unguarded", (is) => !is, anyone),
        every(subject.listeners, limited, "listeners"),
      ),
      must(subject, "internetFacing", (is) => !is, anyone),
    );
  },
  examples: {
    pass: [
      { resource: balancer({ internetFacing: false }) },
      { resource: balancer({ from: "198.51.100.0/24" }) },
      { resource: balancer({ guarded: true }), with: [groupFrom("198.51.100.0/24")] },
    ],
    fail: [
      { resource: balancer({}) },
      { resource: balancer({ from: "0.0.0.0/0" }) },
      { resource: balancer({ guarded: true }), with: [groupFrom("::/0")] },
    ],
  },
});
