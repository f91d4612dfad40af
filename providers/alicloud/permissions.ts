/** What a user grants to a scan, and what a scan holds a role down to. */
import type { Json } from "../../src/provider/json.ts";

/** Size that STS takes of an inline policy, characters. */
const MOST = 2048;

/** Products whose reading operations also give out data, secrets or credentials: their operations are named one by one. */
const HOLDS_DATA: ReadonlySet<string> = new Set(["cs", "fc", "ims", "kms", "log", "oss", "ram", "sts"]);

/** A RAM policy that allows these actions and nothing else. Pure: the same permissions give the same policy, whatever their order. */
export function ramPolicy(permissions: Iterable<string>): Json {
  return { Version: "1", Statement: [{ Effect: "Allow", Action: [...new Set(permissions)].sort(), Resource: "*" }] };
}

/**
 * The same as the text of an inline policy of AssumeRole, which may be 2,048 characters long. Where the list of actions is longer, those of the
 * products with the longest lists are written by their verb (`ecs:Describe*`), but never those of products that hold data.
 */
export function sessionPolicy(permissions: Iterable<string>): string {
  const byProduct = new Map<string, readonly string[]>();
  for (const each of [...new Set(permissions)].sort()) {
    const product = each.split(":")[0] ?? "";
    byProduct.set(product, [...(byProduct.get(product) ?? []), each]);
  }
  const wide = [...byProduct]
    .filter(([product]) => !HOLDS_DATA.has(product))
    .sort(([a, one], [b, other]) => lengthOf(other) - lengthOf(one) || (a < b ? -1 : 1));
  const written = (): string => JSON.stringify(ramPolicy([...byProduct.values()].flat()));
  for (const [product, actions] of wide) {
    if (written().length <= MOST) break;
    byProduct.set(product, [...new Set(actions.map((action) => action.replace(/:([A-Z][a-z]+).*$/, ":$1*")))]);
  }
  return written();
}

function lengthOf(actions: readonly string[]): number {
  return actions.join("").length;
}
