import { azure } from "../../../providers/azure/adapter.ts";
import { faultSuite } from "../../support/fault-suite.ts";
import { armSession } from "./arm-session.ts";
import { everything } from "./estate-of-everything.ts";
import { SUBSCRIPTION } from "./live-cloud.ts";

faultSuite({
  name: "azure",
  calls: azure.calls,
  session: (fault) =>
    armSession({
      inventory: { subscriptions: [{ id: SUBSCRIPTION }], resources: everything },
      account: SUBSCRIPTION,
      ...(fault === undefined ? {} : { fault }),
    }),
});
