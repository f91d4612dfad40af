import { mappers as auditTrail } from "../../../providers/alicloud/audit-trail/terraform.ts";
import { mappers as cache } from "../../../providers/alicloud/cache/terraform.ts";
import { mappers as cdn } from "../../../providers/alicloud/cdn/terraform.ts";
import { mappers as database } from "../../../providers/alicloud/database/terraform.ts";
import { mappers as fileSystem } from "../../../providers/alicloud/file-system/terraform.ts";
import { mappers as cloudFunction } from "../../../providers/alicloud/function/terraform.ts";
import { mappers as image } from "../../../providers/alicloud/image/terraform.ts";
import { mappers as key } from "../../../providers/alicloud/key/terraform.ts";
import { mappers as kubernetesCluster } from "../../../providers/alicloud/kubernetes-cluster/terraform.ts";
import { mappers as loadBalancer } from "../../../providers/alicloud/load-balancer/terraform.ts";
import { mappers as logStore } from "../../../providers/alicloud/log-store/terraform.ts";
import { mappers as networkAcl } from "../../../providers/alicloud/network-acl/terraform.ts";
import { mappers as objectStore } from "../../../providers/alicloud/object-store/terraform.ts";
import { mappers as passwordPolicy } from "../../../providers/alicloud/password-policy/terraform.ts";
import { mappers as queue } from "../../../providers/alicloud/queue/terraform.ts";
import { mappers as recorder } from "../../../providers/alicloud/recorder/terraform.ts";
import { mappers as routeTable } from "../../../providers/alicloud/route-table/terraform.ts";
import { mappers as secret } from "../../../providers/alicloud/secret/terraform.ts";
import { mappers as securityGroup } from "../../../providers/alicloud/security-group/terraform.ts";
import { mappers as snapshot } from "../../../providers/alicloud/snapshot/terraform.ts";
import { mappers as threatDetection } from "../../../providers/alicloud/threat-detection/terraform.ts";
import { mappers as user } from "../../../providers/alicloud/user/terraform.ts";
import { mappers as vault } from "../../../providers/alicloud/vault/terraform.ts";
import { mappers as virtualMachine } from "../../../providers/alicloud/virtual-machine/terraform.ts";
import { mappers as virtualNetwork } from "../../../providers/alicloud/virtual-network/terraform.ts";
import { mappers as webApp } from "../../../providers/alicloud/web-app/terraform.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { coversInternet, type Addresses } from "../../../src/model/addresses.ts";
import { kindFields, type KindName, type Resource } from "../../../src/model/kinds.ts";
import { mapDocuments } from "../../../src/provider/map.ts";
import { readCode } from "../../support/terraform.ts";

const mappers = [
  auditTrail,
  cache,
  cdn,
  database,
  fileSystem,
  cloudFunction,
  image,
  key,
  kubernetesCluster,
  loadBalancer,
  logStore,
  networkAcl,
  objectStore,
  passwordPolicy,
  queue,
  recorder,
  routeTable,
  secret,
  securityGroup,
  snapshot,
  threatDetection,
  user,
  vault,
  virtualMachine,
  virtualNetwork,
  webApp,
].flat();

/** What documents of code are mapped to. */
export function codeResources(docs: readonly Doc[]): readonly Resource[] {
  const { resources, gaps } = mapDocuments(docs, mappers);
  if (gaps.length > 0) throw new Error(gaps.map((gap) => gap.text.en).join(" "));
  return resources;
}

/** The resource of the code with the address, mapped. */
export function mapped<K extends KindName>(kind: K, address: string, code: string): Resource<K> {
  const resources = codeResources(readCode(code).docs);
  const found = resources.find((each) => each.kind === kind && each.id === address);
  if (found === undefined) throw new Error(`no ${kind} ${address}, only ${resources.map((each) => `${each.kind} ${each.id}`).join(", ")}`);
  return found as Resource<K>;
}

/** The facts of a resource of the code. */
export function facts(kind: KindName, address: string, code: string): Readonly<Record<string, unknown>> {
  return factsOf(mapped(kind, address, code));
}

/**
 * Facts in a form that is short to write down: a known value as it is, anything else as one line, a list with its openings at the end,
 * addresses as `internet` or their intervals, ports as text.
 */
export function factsOf(resource: Resource): Readonly<Record<string, unknown>> {
  const fields = resource as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(kindFields[resource.kind]).map((name) => [name, told(fields[name])]));
}

function told(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length > 0 && value.every(isInterval)
      ? value.map(({ from, to }) => `${dotted(from)}-${dotted(to)}`).join(" ")
      : value.map(told);
  if (typeof value !== "object" || value === null) return value;
  const object = value as Readonly<Record<string, unknown>>;
  if ("state" in object) return toldFact(object);
  if ("items" in object)
    return [...(object["items"] as unknown[]).map(told), ...(object["open"] as Why[]).map(({ code, subject }) => `…${code} ${subject}`)];
  if ("v4" in object)
    return coversInternet(object as unknown as Addresses)
      ? "internet"
      : [object["v4"], object["v6"]]
          .filter((each) => (each as unknown[]).length > 0)
          .map(told)
          .join(" ");
  const there = told(object["presence"]);
  const own = Object.entries(object).filter(([name]) => !["at", "label", "presence"].includes(name));
  const plain = Object.fromEntries(own.map(([name, each]) => [name, told(each)]));
  return there === true || there === undefined ? plain : { ...plain, presence: there };
}

interface Why {
  readonly code: string;
  readonly subject?: string;
  readonly row?: string;
  readonly level?: string;
}

function toldFact(fact: Readonly<Record<string, unknown>>): unknown {
  if (fact["state"] === "known") return told(fact["value"]);
  const { code, subject, row, level } = fact["why"] as Why;
  return fact["state"] === "unknown" ? `?${code} ${String(subject)}` : `n/a ${code} ${String(row ?? level)}`;
}

function isInterval(value: unknown): value is { from: number | bigint; to: number | bigint } {
  return typeof value === "object" && value !== null && "from" in value && "to" in value;
}

/** Small numbers are ports, large ones IPv4 addresses, and IPv6 addresses are bigints. */
function dotted(number: number | bigint): string {
  if (typeof number === "bigint") return number.toString(16);
  return number <= 65535 ? String(number) : [24, 16, 8, 0].map((shift) => String(Math.floor(number / 2 ** shift) % 256)).join(".");
}
