import { children, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

/** Flow logs belong to the watcher of their region. */
export const calls = [
  resources(armTypes.network, ["virtual-network", "subnet"], { includes: [armTypes.subnet] }),
  resources(armTypes.networkWatcher, ["flow-log"]),
  children(armTypes.flowLog, { of: armTypes.networkWatcher, at: "/flowLogs" }),
];
