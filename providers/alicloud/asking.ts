/** Declarations of calls to Alibaba Cloud in the forms that most of its products share. */
import type { KindName } from "../../src/model/kinds.ts";
import { detail, listing, whole, type Call, type Detail, type Found, type Listing } from "../../src/provider/call.ts";
import { isJson, jsonAt, textOf, type Json } from "../../src/provider/json.ts";
import type { Paging } from "../../src/provider/paging.ts";
import { objectsAt } from "./answers.ts";

/** Names by which RAM knows products, where they differ from the names of their APIs. */
const NAMES_IN_RAM: Readonly<Record<string, string>> = {
  "r-kvstore": "kvstore",
  sas: "yundun-sas",
  sls: "log",
  cbn: "cen",
  ims: "ram",
  vpcpeer: "vpc",
  das: "hdm",
};

/** The action that a policy must allow for an operation. */
function actionOf(operation: string): string {
  const [product = "", action = ""] = operation.split(".");
  return `${NAMES_IN_RAM[product] ?? product}:${action}`;
}

interface Listed {
  readonly yields: string;
  /** The list in the answer, and the member that names each of its items. */
  readonly items: string;
  readonly id: string;
  readonly covers?: "region" | "account";
  readonly request?: Json;
  readonly pages?: Paging;
  readonly lists?: readonly KindName[];
  /** Types that calls about these documents yield: they are complete only where this listing is. */
  readonly includes?: readonly string[];
  readonly permission?: string;
  readonly none?: NonNullable<Call["none"]>;
  readonly absent?: readonly string[];
  readonly strip?: readonly string[];
  /** Where an item lives, if it is not the region asked. */
  readonly region?: (item: Json) => string | undefined;
}

/** A listing whose items are objects with a name. */
export function listed(operation: string, { items, id, permission, region, covers = "region", ...rest }: Listed): Listing {
  const permissions = [permission ?? actionOf(operation)];
  return listing({ provider: "alicloud", operation, permissions, covers, find: found(items, id, region), ...rest });
}

/**
 * The items of a list by their names. Lists come wrapped twice (`Instances.Instance[]`); the inner one may be missing where the outer object is there
 * and the total, if there is one, is 0. An item without a name makes the answer one that this scanner does not know.
 */
function found(items: string, id: string, region: Listed["region"]): Call["find"] {
  return (body) => {
    const list = objectsAt(body, items) ?? (isEmpty(body, items) ? [] : undefined);
    const named = list?.map((item, index): Found => {
      const where = region?.(item);
      return { id: nameOf(item[id]), body: item, path: `${items}[${String(index)}]`, ...(where === undefined ? {} : { region: where }) };
    });
    return named?.some((each) => each.id === "") === true ? undefined : named;
  };
}

function isEmpty(body: Json, items: string): boolean {
  const outer = items.includes(".") ? jsonAt(body, items.slice(0, items.lastIndexOf("."))) : undefined;
  return isJson(outer) && Object.keys(outer).length === 0 && Number(body["TotalCount"] ?? body["TotalRecordCount"] ?? 0) === 0;
}

function nameOf(value: unknown): string {
  return typeof value === "number" ? String(value) : textOf(value);
}

interface About {
  readonly of: string;
  readonly yields: string;
  /** Member of the document that names it, and member of the request that takes the name. */
  readonly from: string;
  readonly as?: string;
  readonly with?: Json;
  /** Member that every answer has. */
  readonly holds?: string;
  readonly none?: NonNullable<Detail["none"]>;
  readonly strip?: readonly string[];
  readonly permission?: string;
  /** Whether there is anything to ask about a document. */
  readonly when?: (subject: Json) => boolean;
  readonly find?: Detail["find"];
  readonly pages?: Paging;
}

/** A question about one document. The document made of the answer bears its name as member `as`. */
export function about(operation: string, parts: About): Detail {
  const { of, yields, from, as = from, holds, none, strip, permission, when = () => true, find, pages } = parts;
  const subject = (request: Json): Pick<Found, "id" | "plus"> => {
    const name = nameOf(request[as]);
    return { id: name, plus: { [as]: name } };
  };
  return detail({
    provider: "alicloud",
    operation,
    permissions: [permission ?? actionOf(operation)],
    of,
    yields,
    ask: ([one]) => (one === undefined || nameOf(one[from]) === "" || !when(one) ? undefined : { [as]: nameOf(one[from]), ...parts.with }),
    about: subject,
    find: find ?? whole(subject, holds),
    ...(none === undefined ? {} : { none }),
    ...(strip === undefined ? {} : { strip }),
    ...(pages === undefined ? {} : { pages }),
  });
}
