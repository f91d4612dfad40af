/** Who reaches the API of a running cluster: where it answers, and the access list of the load balancer in front of it. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { isJson } from "../../../src/provider/json.ts";
import type { Links } from "../../../src/provider/link.ts";
import { settled } from "../../../src/provider/read.ts";
import { owedNumber, owedText } from "../answered.ts";
import { classicList } from "../load-balancer/lists-live.ts";
import { CLASSIC_ENTRIES, CLASSIC_LIST } from "../load-balancer/lists-questions.ts";
import { CLASSIC, CLASSIC_LISTENER } from "../load-balancer/questions.ts";

/** What is looked up beyond the cluster. */
export const frontTypes: readonly string[] = [CLASSIC, CLASSIC_LISTENER, CLASSIC_LIST, CLASSIC_ENTRIES];

/** The port of HTTPS, which addresses leave out. */
const HTTPS = 443;

interface Endpoints {
  /** `undefined`: none. */
  readonly open: string | undefined;
  readonly inner: string | undefined;
}

/** The addresses of the API come as JSON text; a public one is there or not. A cluster answers somewhere, so that one without any address says nothing. */
function endpointsOf({ body, at }: Doc): Fact<Endpoints> {
  return chain(owedText(body, "master_url"), (spelled): Fact<Endpoints> => {
    const written = jsonIn(spelled);
    if (written === undefined) return unknown("unexpected-value", "master_url", at);
    const [open, inner] = [written["api_server_endpoint"] ?? "", written["intranet_api_server_endpoint"] ?? ""];
    if (typeof open !== "string" || typeof inner !== "string" || open + inner === "") return unknown("unexpected-value", "master_url", at);
    return known({ open: open === "" ? undefined : open, inner: inner === "" ? undefined : inner }, { at });
  });
}

function jsonIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function publicEndpoint(cluster: Doc): Fact<boolean> {
  return chain(endpointsOf(cluster), ({ open }) => known(open !== undefined, { at: cluster.at }));
}

/** A public address is bound to the load balancer that answers inside the network, or is its own. Its listener of that port holds the list. */
export function apiAllowList(cluster: Doc, links: Links): Many<AllowedAddresses> {
  const listener = chain(endpointsOf(cluster), ({ open, inner }): Fact<Doc> => {
    const urls = [inner, open].flatMap((text) => (text !== undefined && URL.canParse(text) ? [new URL(text)] : []));
    const found = urls.map((url) => chain(balancerAt(cluster, url, links), (balancer) => listenerOf(balancer, url, links)));
    return found.find((each) => each.state === "known") ?? found[0] ?? unknown("unexpected-value", "master_url", cluster.at);
  });
  if (listener.state === "known") return classicList(listener.value, links);
  return opened(
    [],
    listener.state === "unknown" ? listener.why : because("not-visible", "the load balancer of the API server", cluster.at),
  );
}

/** Private addresses are unique within a network alone. */
function balancerAt(cluster: Doc, { hostname }: URL, links: Links): Fact<Doc> {
  const network = settled(cluster.body.get("vpc_id"));
  const [only, second] = links
    .ofType(cluster, [CLASSIC])
    .filter(({ body }) => settled(body.get("Address")) === hostname && settled(body.get("VpcId")) === network);
  return only !== undefined && second === undefined ? known(only) : links.target(cluster, hostname, [CLASSIC], ["Address"]);
}

function listenerOf(balancer: Doc, { port }: URL, links: Links): Fact<Doc> {
  const listeners = links.attached(balancer, [CLASSIC_LISTENER], ["LoadBalancerId"], ["LoadBalancerId"]);
  const found = listeners.items.find(({ body }) => {
    const own = owedNumber(body, "ListenerPort");
    return own.state === "known" && own.value === Number(port === "" ? HTTPS : port) && settled(body.get("ListenerProtocol")) !== "udp";
  });
  return found === undefined ? unknownBecause(listeners.open[0] ?? because("outside-scan", `listener ${port}`, balancer.at)) : known(found);
}
