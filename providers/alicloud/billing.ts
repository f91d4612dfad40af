/** Protection from deletion, which is offered for what is paid as it is used. */
import type { MapValue } from "../../src/iac/value.ts";
import { known, type Fact } from "../../src/model/fact.ts";
import { word } from "../../src/provider/read.ts";
import { writtenName } from "./base.ts";
import { notOffered } from "./clouds.ts";

/** Classic load balancers say `PrePay` and `PayOnDemand`, the others `PostPay`. */
const subscriptions = {
  PrePaid: true,
  PrePay: true,
  Subscription: true,
  PayOnDemand: false,
  PostPay: false,
  PostPaid: false,
  PayAsYouGo: false,
  "Pay-As-You-Go": false,
  Serverless: false,
  PayBySpec: false,
  PayByCLCU: false,
};

/** A subscription cannot be released before it ends, and has no switch for it. `billed`: the attributes that tell how it is paid. */
export function deletionProtected(body: MapValue, own: Fact<boolean>, billed: readonly string[]): Fact<boolean> {
  const subscribed = word(body, writtenName(body, billed), subscriptions, known(false, { basis: "default" }));
  if (subscribed.state === "known") return subscribed.value ? notOffered["deletion/subscription"] : own;
  return own.state === "known" && own.value ? own : subscribed;
}
