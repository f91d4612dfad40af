/** Every call of a scan of Alibaba Cloud. */
import type { Call } from "../../src/provider/call.ts";
import { calls as auditTrail } from "./audit-trail/live.ts";
import { calls as cache } from "./cache/live.ts";
import { calls as cdn } from "./cdn/live.ts";
import { calls as database } from "./database/live.ts";
import { calls as fileSystem } from "./file-system/live.ts";
import { calls as cloudFunction } from "./function/live.ts";
import { calls as image } from "./image/live.ts";
import { calls as key } from "./key/live.ts";
import { calls as kubernetesCluster } from "./kubernetes-cluster/live.ts";
import { calls as loadBalancer } from "./load-balancer/live.ts";
import { calls as logStore } from "./log-store/live.ts";
import { calls as networkAcl } from "./network-acl/live.ts";
import { calls as objectStore } from "./object-store/live.ts";
import { calls as passwordPolicy } from "./password-policy/live.ts";
import { calls as queue } from "./queue/live.ts";
import { calls as recorder } from "./recorder/live.ts";
import { calls as routeTable } from "./route-table/live.ts";
import { calls as secret } from "./secret/live.ts";
import { calls as securityGroup } from "./security-group/live.ts";
import { calls as snapshot } from "./snapshot/live.ts";
import { calls as threatDetection } from "./threat-detection/live.ts";
import { calls as user } from "./user/live.ts";
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
  ...cloudFunction,
  ...image,
  ...key,
  ...kubernetesCluster,
  ...loadBalancer,
  ...logStore,
  ...networkAcl,
  ...objectStore,
  ...passwordPolicy,
  ...queue,
  ...recorder,
  ...routeTable,
  ...secret,
  ...securityGroup,
  ...snapshot,
  ...threatDetection,
  ...user,
  ...vault,
  ...virtualMachine,
  ...virtualNetwork,
  ...webApp,
];
