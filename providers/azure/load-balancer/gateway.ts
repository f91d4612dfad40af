import { notOffered } from "../clouds.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Listener, ListenerProtocol } from "../../../src/model/kinds/load-balancer.ts";
import { closed, mapMany, present, type Many } from "../../../src/model/many.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { number, presenceOf, settled, spelledOut, text, word } from "../../../src/provider/read.ts";

/** The parts of an application gateway, which point at each other by name. A format gives the lists and how a part names another. */
export interface Gateway {
  readonly listeners: Many<MapValue>;
  readonly ports: Many<MapValue>;
  readonly rules: Many<MapValue>;
  readonly redirects: Many<MapValue>;
  readonly pathMaps: Many<MapValue>;
  readonly pathRules: (map: MapValue) => Many<MapValue>;
  /** The oldest TLS that a listener accepts. */
  readonly minTls: (listener: MapValue) => Fact<TlsVersion>;
  readonly paths: {
    readonly protocol: string;
    readonly port: string;
    readonly listenerPort: string;
    readonly ruleListener: string;
    readonly redirect: string;
    readonly pathMap: string;
    readonly defaultRedirect: string;
    readonly targetListener: string;
    readonly targetUrl: string;
  };
}

const protocols: Readonly<Record<string, ListenerProtocol>> = { Http: "http", Https: "https", Tcp: "tcp", Tls: "tls" };

/** Azure has no access lists of listeners. */
export const noList = closed([{ presence: present, label: "access list", addresses: notOffered["load-balancer/access-list"] }]);

export function listenersOf(gateway: Gateway): Many<Listener> {
  return mapMany(gateway.listeners, (body) => {
    const name = nameOf(body);
    const protocol = word(body, gateway.paths.protocol, protocols, unknown("unexpected-value", "listener without protocol", body.at));
    const plain = protocol.state === "known" && (protocol.value === "http" || protocol.value === "tcp");
    return {
      presence: presenceOf(body),
      ...(body.at === undefined ? undefined : { at: body.at }),
      label: name ?? "listener",
      protocol,
      port: portOf(body, gateway),
      minTls: plain ? notOffered["load-balancer/plain-listener"] : gateway.minTls(body),
      allowList: noList,
      redirectsToHttps: chain(text(body, "name", unknown("unexpected-value", "listener without name", body.at)), (own) =>
        redirects(own, gateway),
      ),
    };
  });
}

function portOf(listener: MapValue, { ports, paths }: Gateway): Fact<number> {
  const name = pointer(listener, paths.listenerPort);
  if (name.state !== "known") return name;
  const port = ports.items.find((each) => nameOf(each) === name.value);
  return port === undefined
    ? unknown("outside-scan", `the port ${name.value}`, listener.at)
    : number(port, paths.port, unknown("unexpected-value", `the port ${name.value}`, port.at));
}

/** Whether every rule of the listener, and every path of a path map, sends the browser on to HTTPS. A listener without a rule sends nobody anywhere. */
function redirects(listener: string, gateway: Gateway): Fact<boolean> {
  const { rules, paths } = gateway;
  const mine = rules.items
    .map((rule) => ({ rule, named: pointer(rule, paths.ruleListener) }))
    .filter(({ named }) => named.state !== "known" || named.value === listener);
  const answers = mine.map(({ rule, named }): Fact<boolean> =>
    named.state === "known" ? everywhere(rule, gateway) : (named as Fact<boolean>),
  );
  if (answers.length === 0 && rules.open.length === 0) return known(false);
  return all(answers, rules.open);
}

function everywhere(rule: MapValue, gateway: Gateway): Fact<boolean> {
  const { paths } = gateway;
  const map = pointer(rule, paths.pathMap);
  if (map.state === "unknown") return map;
  if (map.state === "not-applicable" || map.value === "") return leads(rule, paths.redirect, gateway);
  const found = gateway.pathMaps.items.find((each) => nameOf(each) === map.value);
  if (found === undefined) return unknownBecause(gateway.pathMaps.open[0] ?? because("outside-scan", `the path map ${map.value}`, rule.at));
  const inner = gateway.pathRules(found);
  return all(
    [leads(found, paths.defaultRedirect, gateway), ...inner.items.map((each) => leads(each, paths.redirect, gateway))],
    inner.open,
  );
}

/** Whether a part names a redirection, and that one leads to a listener with HTTPS or to a URL with it. */
function leads(part: MapValue, path: string, gateway: Gateway): Fact<boolean> {
  const { redirects: configured, listeners, paths } = gateway;
  const name = pointer(part, path);
  if (name.state !== "known" || name.value === "") return name.state === "known" ? known(false, { at: part.at }) : name;
  const found = configured.items.find((each) => nameOf(each) === name.value);
  if (found === undefined) return unknownBecause(configured.open[0] ?? because("outside-scan", `the redirection ${name.value}`, part.at));
  const listener = pointer(found, paths.targetListener);
  if (listener.state === "unknown") return listener;
  if (listener.state === "known" && listener.value !== "") {
    const target = listeners.items.find((each) => nameOf(each) === listener.value);
    if (target === undefined)
      return unknownBecause(listeners.open[0] ?? because("outside-scan", `the listener ${listener.value}`, found.at));
    const protocol = word(target, paths.protocol, protocols, unknown("unexpected-value", "listener without protocol", target.at));
    return protocol.state === "known" ? known(protocol.value === "https", { at: found.at }) : protocol;
  }
  const url = text(found, paths.targetUrl, known(""));
  return url.state === "known" ? known(/^https:/i.test(url.value), { at: found.at }) : url;
}

function all(answers: readonly Fact<boolean>[], open: readonly Unknown[]): Fact<boolean> {
  const no = answers.find((each) => each.state === "known" && !each.value);
  const unread = answers.find((each) => each.state === "unknown");
  return no ?? unread ?? (open[0] === undefined ? known(true) : unknownBecause(open[0]));
}

/** The name that a part points at: written plainly, or as the end of an id. */
export function pointer(body: MapValue, path: string): Fact<string> {
  const fact = text(body, path, known(""));
  return fact.state === "known" ? known(fact.value.slice(fact.value.lastIndexOf("/") + 1), fact) : fact;
}

export function nameOf(body: MapValue): string | undefined {
  const name = spelledOut(settled(body.get("name")));
  return typeof name === "string" ? name : undefined;
}
