/** Every call of a scan of Azure. */
import type { Call } from "../../src/provider/call.ts";
import { calls as auditTrail } from "./audit-trail/live.ts";
import { calls as cache } from "./cache/live.ts";
import { calls as cdn } from "./cdn/live.ts";
import { calls as database } from "./database/live.ts";
import { calls as fileSystem } from "./file-system/live.ts";
import { calls as image } from "./image/live.ts";
import { calls as kubernetesCluster } from "./kubernetes-cluster/live.ts";
import { calls as loadBalancer } from "./load-balancer/live.ts";
import { calls as logStore } from "./log-store/live.ts";
import { calls as objectStore } from "./object-store/live.ts";
import { calls as queue } from "./queue/live.ts";
import { calls as recorder } from "./recorder/live.ts";
import { calls as securityGroup } from "./security-group/live.ts";
import { calls as snapshot } from "./snapshot/live.ts";
import { calls as threatDetection } from "./threat-detection/live.ts";
import { calls as vault } from "./vault/live.ts";
import { calls as virtualMachine } from "./virtual-machine/live.ts";
import { calls as virtualNetwork } from "./virtual-network/live.ts";
import { calls as webApp } from "./web-app/live.ts";

export const calls: readonly Call[] = [
  ...auditTrail,
  ...cache,
  ...cdn,
  ...database,
  ...fileSystem,
  ...image,
  ...kubernetesCluster,
  ...loadBalancer,
  ...logStore,
  ...objectStore,
  ...queue,
  ...recorder,
  ...securityGroup,
  ...snapshot,
  ...threatDetection,
  ...vault,
  ...virtualMachine,
  ...virtualNetwork,
  ...webApp,
];
