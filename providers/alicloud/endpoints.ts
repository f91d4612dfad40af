import { hostSuffix, isMainland, type Site } from "./clouds.ts";
import { productNamed } from "./products.ts";

/** Hosts that the user names for products, as URLs without a slash at the end. */
export type Endpoints = ReadonlyMap<string, string>;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Thrown for an endpoint that cannot be used: not a host, or plain HTTP to anything but this machine. */
export class BadEndpoint extends Error {
  override readonly name = "BadEndpoint";
}

/** Reads `product=host` words. Keys and signatures go to these hosts, so that they are reached by HTTPS; plain HTTP is for this machine alone. */
export function endpointsIn(words: readonly string[]): Endpoints {
  return new Map(
    words.map((word) => {
      const cut = word.indexOf("=");
      const product = word.slice(0, cut).toLowerCase();
      if (product !== "all" && productNamed(product) === undefined) throw new BadEndpoint(word);
      return [product, originOf(word.slice(cut + 1), word)] as const;
    }),
  );
}

function originOf(written: string, word: string): string {
  const text = /^[a-z]+:\/\//i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(text)) throw new BadEndpoint(word);
  const { protocol, hostname, origin, pathname, search, username } = new URL(text);
  const secure = protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
  if (!secure || pathname !== "/" || search !== "" || username !== "") throw new BadEndpoint(word);
  return origin;
}

/** The URL that answers for a product in a region, without a slash at the end; `undefined` for a product that is not known. */
export function endpointOf(product: string, region: string, site: Site, given: Endpoints): string | undefined {
  const known = productNamed(product);
  if (known === undefined) return undefined;
  return given.get(product) ?? given.get("all") ?? `https://${hostOf(product, region, site)}.${hostSuffix}`;
}

function hostOf(product: string, region: string, site: Site): string {
  const { host, except = {} } = productNamed(product) ?? { host: product };
  const special = Object.keys(except).find((each) => except[each]?.includes(region) === true);
  if (special !== undefined) return special;
  const rule = typeof host === "string" ? host : host.by === "site" ? host[site] : isMainland(region) ? host.cn : host.intl;
  return rule.replace("{region}", region);
}
