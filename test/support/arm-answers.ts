/** What Azure Resource Manager and the resource graph answer about an inventory. Error bodies have the codes and layout of the real service. */
import { testedVersions } from "../../providers/azure/api-versions.ts";
import { armTypes } from "../../providers/azure/arm-types.ts";
import { textOf, type Json } from "../../src/provider/json.ts";

export interface Inventory {
  readonly subscriptions: readonly {
    readonly id: string;
    readonly name?: string;
    readonly state?: string;
    readonly actions?: readonly string[];
    readonly notActions?: readonly string[];
  }[];
  /** Bodies of resources, children and settings, by their ids. */
  readonly resources: readonly Json[];
  /** Versions that the cloud offers of a type; the tested ones where nothing is said. `[]`: the cloud has no such type. */
  readonly versions?: Readonly<Record<string, readonly string[]>>;
  /** Ids below which the resource graph shows nothing, without a word. */
  readonly hiddenFromGraph?: readonly string[];
  readonly pageSize?: number;
}

export interface Asked {
  readonly method: string;
  /** Without host, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly origin: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function error(status: number, code: string, message: string): Answered {
  return { status, body: { error: { code, message } } };
}

export class ArmAnswers {
  readonly #inventory: Inventory;
  /** Bodies by id in lower case, in the order of their ids. */
  readonly #byId: ReadonlyMap<string, Json>;
  /** Bodies by the id of the collection that they are in. */
  readonly #in = new Map<string, Json[]>();
  readonly #types = new Set<string>();
  readonly #kept = new Map<string, readonly Json[]>();

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
    const sorted = inventory.resources.map((body) => [`/${textOf(body["id"]).replace(/^\//, "")}`.toLowerCase(), body] as const);
    this.#byId = new Map(sorted.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    for (const [id, body] of this.#byId) {
      const collection = id.slice(0, id.lastIndexOf("/"));
      this.#in.set(collection, [...(this.#in.get(collection) ?? []), body]);
      this.#types.add(typeOf(id));
    }
  }

  answer(asked: Asked): Answered {
    const path = asked.path.toLowerCase().replace(/\/+$/, "");
    if (asked.method === "POST") return path === "/providers/microsoft.resourcegraph/resources" ? this.#graph(asked) : notFound(path);
    if (path === "/subscriptions") return this.#page(asked, this.#inventory.subscriptions.map(subscriptionBody));
    const provider = /^\/subscriptions\/([^/]+)\/providers\/([^/]+)$/.exec(path);
    if (provider !== null) return this.#provider(asked, provider[2] ?? "");
    const subscription = /^\/subscriptions\/([^/]+)(\/.*)?$/.exec(path);
    const known = this.#inventory.subscriptions.find(({ id }) => id.toLowerCase() === subscription?.[1]);
    if (subscription !== null && known === undefined)
      return error(404, "SubscriptionNotFound", `The subscription '${subscription[1] ?? ""}' could not be found.`);
    if (subscription?.[2] === "/resources") return this.#page(asked, this.#tracked(subscription[1] ?? ""));
    if (subscription !== null && subscription[2] === undefined && known !== undefined)
      return { status: 200, body: subscriptionBody(known) };
    const wrong = this.#wrongVersion(asked, typeAsked(path));
    if (wrong !== undefined) return wrong;
    if (path.endsWith("/providers/microsoft.authorization/permissions"))
      return this.#page(asked, [{ actions: known?.actions ?? ["*/read"], notActions: known?.notActions ?? [] }]);
    return this.#read(asked, path);
  }

  /** One resource, its children, or all resources of a type in a subscription. */
  #read(asked: Asked, path: string): Answered {
    const one = this.#byId.get(path);
    if (one !== undefined) return { status: 200, body: one };
    const whole = /^(\/subscriptions\/[^/]+)\/providers\/(.+)$/.exec(path);
    if (whole !== null && !isInstance(path)) {
      const [, subscription = "", type = ""] = whole;
      if (type === "microsoft.authorization/locks" || !type.includes("/providers/")) {
        const found = [...this.#byId].filter(
          ([id]) => id.startsWith(`${subscription}/`) && typeOf(id) === type && ownersMatch(id, subscription, type),
        );
        return this.#page(
          asked,
          found.map(([, body]) => body),
        );
      }
    }
    if (!isInstance(path)) return this.#page(asked, this.#in.get(path) ?? []);
    if (path.includes("/managementpolicies/")) return error(404, "ManagementPolicyNotFound", "No ManagementPolicy found for account.");
    return error(404, "ResourceNotFound", `The Resource '${path}' was not found.`);
  }

  #graph(asked: Asked): Answered {
    const wrong = this.#wrongVersion(asked, "microsoft.resourcegraph/resources");
    if (wrong !== undefined) return wrong;
    const { subscriptions = [], query, options } = asked.body as { subscriptions?: readonly string[]; query: string; options?: Json };
    const rows = query.startsWith("resourcecontainers") ? this.#containers(subscriptions) : this.#rows(subscriptions, query);
    const top = Number(options?.["$top"] ?? 100);
    const from = Number(options?.["$skipToken"] ?? 0);
    const data = rows.slice(from, from + top);
    const more = from + top < rows.length ? { $skipToken: String(from + top) } : {};
    return { status: 200, body: { totalRecords: rows.length, count: data.length, resultTruncated: "false", facets: [], ...more, data } };
  }

  #containers(subscriptions: readonly string[]): readonly Json[] {
    const shown = this.#inventory.subscriptions.filter(
      ({ id }) => subscriptions.includes(id.toLowerCase()) && !this.#hidden(`/subscriptions/${id}`),
    );
    return shown.map(({ id }) => ({ id: `/subscriptions/${id}`, subscriptionId: id }));
  }

  /** Kept from page to page. */
  #rows(subscriptions: readonly string[], query: string): readonly Json[] {
    const key = `${query} ${subscriptions.join(" ")}`;
    let rows = this.#kept.get(key);
    if (rows === undefined) this.#kept.set(key, (rows = this.#matching(subscriptions, query)));
    return rows;
  }

  #matching(subscriptions: readonly string[], query: string): readonly Json[] {
    const types = [...query.matchAll(/'([^']+)'/g)].map(([, type]) => type);
    return [...this.#byId].flatMap(([id, body]) => {
      const [, , subscription = ""] = id.split("/");
      const type = typeOf(id);
      if (!subscriptions.includes(subscription) || !types.includes(type) || this.#hidden(id)) return [];
      return [{ ...body, id, subscriptionId: subscription, type }];
    });
  }

  #hidden(id: string): boolean {
    return (this.#inventory.hiddenFromGraph ?? []).some((each) => id.toLowerCase().startsWith(each.toLowerCase()));
  }

  #tracked(subscription: string): readonly Json[] {
    const ids = [...this.#byId.keys()].filter((id) => id.startsWith(`/subscriptions/${subscription}/resourcegroups/`));
    return ids.map((id) => ({ id, type: typeOf(id) }));
  }

  #page(asked: Asked, all: readonly Json[]): Answered {
    const size = Number(asked.query.get("$top") ?? this.#inventory.pageSize ?? 100);
    const from = Number(asked.query.get("$skiptoken") ?? 0);
    const query = new URLSearchParams(asked.query);
    query.set("$skiptoken", String(from + size));
    const next = from + size < all.length ? { nextLink: `${asked.origin}${asked.path}?${query.toString()}` } : {};
    return { status: 200, body: { value: all.slice(from, from + size), ...next } };
  }

  #provider(asked: Asked, namespace: string): Answered {
    const names = new Set(this.#types);
    for (const type of Object.keys(this.#inventory.versions ?? {})) names.add(type.toLowerCase());
    for (const type of EVERYWHERE) names.add(type.toLowerCase());
    const types = [...names].filter((type) => type.startsWith(`${namespace}/`) && this.#versions(type).length > 0);
    const resourceTypes = types.map((type) => ({ resourceType: type.slice(namespace.length + 1), apiVersions: this.#versions(type) }));
    return { status: 200, body: { id: asked.path, namespace, registrationState: "Registered", resourceTypes } };
  }

  #versions(type: string): readonly string[] {
    const own = Object.entries(this.#inventory.versions ?? {}).find(([name]) => name.toLowerCase() === type);
    return own?.[1] ?? testedVersions(type);
  }

  #wrongVersion({ query }: Asked, type: string): Answered | undefined {
    const version = query.get("api-version");
    if (version === null)
      return error(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
    const offered = this.#versions(type);
    if (offered.includes(version)) return undefined;
    const name = type.slice(type.indexOf("/") + 1);
    return offered.length === 0
      ? error(
          404,
          "InvalidResourceType",
          `The resource type '${name}' could not be found in the namespace '${type.split("/")[0] ?? ""}' for api version '${version}'.`,
        )
      : error(
          400,
          "NoRegisteredProviderFound",
          `No registered resource provider found for location 'westeurope' and API version '${version}' for type '${name}'. The supported api-versions are '${offered.join(", ")}'.`,
        );
  }
}

/** Types that a cloud has though the inventory holds none of them. */
const EVERYWHERE: readonly string[] = [
  ...Object.values(armTypes).filter((type) => !type.includes(" ")),
  "Microsoft.Authorization/permissions",
  "Microsoft.ResourceGraph/resources",
];

function subscriptionBody({ id, name = id, state = "Enabled" }: Inventory["subscriptions"][number]): Json {
  return { id: `/subscriptions/${id}`, subscriptionId: id, displayName: name, state, tenantId: "00000000-0000-0000-0000-00000000000a" };
}

/** Type of an id in lower case: `microsoft.sql/servers/databases`. */
function typeOf(id: string): string {
  const start = id.lastIndexOf("/providers/");
  const [namespace = "", ...parts] = id.slice(start + "/providers/".length).split("/");
  return [namespace, ...parts.filter((_, index) => index % 2 === 0)].join("/");
}

/** Type that a path is about, whether it names one or a collection of them. */
function typeAsked(path: string): string {
  return typeOf(isInstance(path) ? path : `${path}/x`);
}

function isInstance(path: string): boolean {
  const start = path.lastIndexOf("/providers/");
  return path.slice(start + "/providers/".length).split("/").length % 2 === 1;
}

/** Locks of a subscription are listed with those of all below it; other extensions are listed where they are set. */
function ownersMatch(id: string, subscription: string, type: string): boolean {
  if (type === "microsoft.authorization/locks") return true;
  return type.startsWith("microsoft.insights/diag")
    ? id.startsWith(`${subscription}/providers/`) && id.split("/providers/").length === 2
    : true;
}

function notFound(path: string): Answered {
  return error(404, "NotFound", `No HTTP resource was found that matches '${path}'.`);
}
