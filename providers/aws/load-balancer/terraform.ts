import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import type { LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { closed, mapMany, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, list, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { GUARD_TYPES, guardsOf } from "../guards.ts";
import { balancerTypes, gateway } from "./balancer.ts";
import { classic } from "./classic.ts";
import { listenerOf, type BalancerType, type Spelling } from "./listeners.ts";

const LISTENERS = ["aws_lb_listener", "aws_alb_listener"];
const LISTENER_RULES = ["aws_lb_listener_rule", "aws_alb_listener_rule"];

const spelling: Spelling = {
  port: "port",
  protocol: "protocol",
  policy: "ssl_policy",
  defaultActions: "default_action",
  actions: "action",
  actionType: "type",
  redirectProtocol: "redirect.protocol",
  missing: (body, path) => unknown("unexpected-value", `listener without ${path}`, body.at),
  defaults: true,
};

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

const balancer = defineMapper({
  provider: "aws",
  reads: ["aws_lb", "aws_alb"],
  kinds: ["load-balancer"],
  with: { listeners: attached(LISTENERS, "load_balancer_arn") },
  also: [...LISTENER_RULES, ...GUARD_TYPES],
  map: (doc, { listeners }, links): LoadBalancer => {
    const base = {
      deletionProtected: boolean(doc.body, "enable_deletion_protection", off(doc)),
      ...awsBase("load-balancer", doc, { handles: ["id", "name", "arn"] }),
    };
    const type = word(doc.body, "load_balancer_type", balancerTypes, known("application", { basis: "default", at: doc.at }));
    if (type.state === "known" && type.value === "gateway") {
      return { ...gateway, ...base };
    }
    const found = mapMany(listeners, (listener) =>
      listenerOf(listener, spelling, { type, rules: links.attached(listener, LISTENER_RULES, ["listener_arn"], ["arn"]) }),
    );
    const none = found.items.length === 0 ? [because("outside-scan", `the listeners of ${base.name}`, doc.at)] : [];
    return {
      internetFacing: mapFact(boolean(doc.body, "internal", off(doc)), (internal) => !internal),
      listeners: opened(found.items, ...found.open, ...none),
      guards: groupsBefore(doc, type, links),
      unguarded: unguarded(doc, type),
      // The block alone turns nothing on (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb#enabled-1).
      accessLogged: boolean(doc.body, "access_logs.enabled", off(doc)),
      ...base,
    };
  },
});

/** An application load balancer without groups gets the default one of its VPC; a network load balancer stays without. */
function groupsBefore(doc: Doc, type: Fact<BalancerType>, links: Links): Many<DatabaseGuard> {
  const { items, open } = list(doc.body, "security_groups");
  const none = items.length === 0 && open.length === 0 && type.state === "known" && type.value === "network";
  return none ? closed([]) : guardsOf(doc, "security_groups", links, ["subnets", "subnet_mapping.subnet_id"]);
}

function unguarded(doc: Doc, type: Fact<BalancerType>): Fact<boolean> {
  const { items, open } = list(doc.body, "security_groups");
  if (items.length > 0) return known(false, { at: doc.at });
  return chain(type, (kind): Fact<boolean> => {
    if (kind === "application") return known(false, { basis: "platform" });
    return open[0] === undefined ? known(true, { basis: "default", at: doc.at }) : unknownBecause(open[0], doc.at);
  });
}

export const mappers = [balancer, classic];
