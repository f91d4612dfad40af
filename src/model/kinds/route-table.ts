import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A route that leads over a peering. */
export interface PeeringRoute extends Item {
  /** The destination is the whole network at the other side, or more. */
  readonly coversPeer: Fact<boolean>;
}

export interface RouteTable extends ResourceBase<"route-table"> {
  readonly peeringRoutes: Many<PeeringRoute>;
}

export const routeTable: Fields<RouteTable> = { peeringRoutes: "many" };
