import { describe, expect, it } from "vitest";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { ACCOUNT, answer, refused, REGION } from "./estate-answers.ts";
import { factsOf } from "./mapped.ts";

/** The access list of the one listener that the answers tell of. */
function admitted(...answers: readonly RecordedAnswer[]): readonly string[] {
  const origin = { provider: "alicloud", cloud: "alicloud-cn", account: ACCOUNT, region: REGION, time: "2026-01-01T00:00:00Z" } as const;
  const [balancer] = recordedIn({ ...origin, answers, listed: [] }).mapped.resources;
  if (balancer === undefined) throw new Error("no balancer");
  const [listener] = factsOf(balancer)["listeners"] as readonly Readonly<Record<string, unknown>>[];
  const entries = listener?.["allowList"] as readonly (string | { readonly addresses: string })[];
  return entries.map((each) => (typeof each === "string" ? each : each.addresses));
}

const office = "203.0.113.0-203.0.113.255";
const plant = "198.51.100.0-198.51.100.255";

describe("the access list of a classic listener", () => {
  const listener = (more: object): readonly RecordedAnswer[] => [
    answer("slb.DescribeLoadBalancers", { LoadBalancers: { LoadBalancer: [{ LoadBalancerId: "lb-1" }] } }),
    answer("slb.DescribeLoadBalancerListeners", {
      Listeners: [
        { LoadBalancerId: "lb-1", ListenerProtocol: "tcp", ListenerPort: 443, AclStatus: "on", AclType: "white", AclIds: [], ...more },
      ],
    }),
    answer("slb.DescribeAccessControlLists", { Acls: { Acl: [{ AclId: "acl-1" }] } }),
  ];
  const page = (number: number, ...addresses: readonly string[]): RecordedAnswer =>
    answer(
      "slb.DescribeAccessControlListAttribute",
      { AclEntrys: { AclEntry: addresses.map((each) => ({ AclEntryIP: each })) }, TotalAclEntry: 2 },
      { AclId: "acl-1", Page: number },
    );

  it.each<[string, object, unknown]>([
    ["holds what all pages of the list hold", { AclId: "acl-1" }, [office, plant]],
    ["may be named among several", { AclIds: ["acl-1"] }, [office, plant]],
    ["is none where it is off", { AclId: "acl-1", AclStatus: "off" }, []],
    ["is none where it blocks", { AclId: "acl-1", AclType: "black" }, []],
    ["is not known where its sort is not told", { AclId: "acl-1", AclType: "" }, ['…unexpected-value AclType = ""']],
    ["is not known where it is not named", {}, ["…owed AclIds"]],
    ["is not known where no list bears the name", { AclId: "acl-9" }, ["…outside-scan acl-9"]],
  ])("%s", (_name, more, expected) => {
    expect(admitted(...listener(more), page(1, "203.0.113.0/24"), page(2, "198.51.100.0/24"))).toEqual(expected);
  });

  it("is not known whole where a page was refused", () => {
    const lost = refused("slb.DescribeAccessControlListAttribute", "Forbidden.RAM", { AclId: "acl-1", Page: 2 }, 403);
    expect(admitted(...listener({ AclId: "acl-1" }), page(1, "203.0.113.0/24"), lost)).toEqual([
      office,
      "…denied slb:DescribeAccessControlListAttribute",
    ]);
  });
});

describe("the access list of an application listener", () => {
  const listener = (more: object): readonly RecordedAnswer[] => [
    answer("alb.ListLoadBalancers", { LoadBalancers: [{ LoadBalancerId: "alb-1" }] }),
    answer("alb.ListListeners", { Listeners: [{ LoadBalancerId: "alb-1", ListenerId: "lsn-1", ListenerProtocol: "HTTPS" }] }),
    answer("alb.GetListenerAttribute", { ListenerId: "lsn-1", ListenerProtocol: "HTTPS", ...more }, { ListenerId: "lsn-1" }),
    answer("alb.ListAcls", { Acls: [{ AclId: "acl-1" }] }),
  ];
  const entries = answer("alb.ListAclEntries", { AclEntries: [{ Entry: "203.0.113.0/24" }] }, { AclId: "acl-1" });
  const named = (type: string, ...relations: readonly object[]): object => ({ AclConfig: { AclType: type, AclRelations: relations } });
  const associated = { AclId: "acl-1", Status: "Associated" };

  it.each<[string, object, unknown]>([
    ["holds what the list holds", named("White", associated), [office]],
    ["is none where there is none", {}, []],
    ["is none where it blocks", named("Black", associated), []],
    [
      "is not known while it is being attached",
      named("White", { AclId: "acl-1", Status: "Associating" }),
      ['…unexpected-value Status = "Associating"'],
    ],
    ["is not known where no list is named", { AclConfig: { AclType: "White" } }, ["…owed AclRelations"]],
    ["is not known where its sort is a new word", named("Grey", associated), ['…unexpected-value AclConfig.AclType = "Grey"']],
  ])("%s", (_name, more, expected) => {
    expect(admitted(...listener(more), entries)).toEqual(expected);
  });

  it("is not known where its entries were refused", () => {
    const lost = refused("alb.ListAclEntries", "Forbidden.Acl", { AclId: "acl-1" }, 403);
    expect(admitted(...listener(named("White", associated)), lost)).toEqual(["…denied alb:ListAclEntries"]);
  });
});
