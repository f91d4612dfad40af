import type { Doc } from "../../../src/iac/document.ts";
import type { LoadBalancer, Listener } from "../../../src/model/kinds/load-balancer.ts";
import { closed, present } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { notOffered } from "../clouds.ts";
import { deletionLocked } from "../locks.ts";
import { noList } from "./gateway.ts";

const layer4 = notOffered["load-balancer/layer-4"];
const noAccessList = notOffered["load-balancer/access-list"];

/** Who may come in is for the group of the subnet to say, so whether a balancer faces the internet leads to no verdict on a list of its own. */
export function balancerFacts(doc: Doc, links: Links): Pick<LoadBalancer, "internetFacing" | "guards" | "unguarded" | "deletionProtected"> {
  return {
    internetFacing: noAccessList,
    guards: closed([{ presence: present, at: doc.at, label: "access list", group: noAccessList }]),
    unguarded: noAccessList,
    deletionProtected: deletionLocked(doc, links),
  };
}

/** A port of a layer-4 balancer says nothing certain of the protocol above it. */
export function layer4Listener(doc: Doc): Listener {
  return {
    presence: present,
    at: doc.at,
    label: "layer 4",
    protocol: layer4,
    port: layer4,
    redirectsToHttps: layer4,
    minTls: layer4,
    allowList: noList,
  };
}
