import type { Fact } from "./fact.ts";
import type { Item, Many } from "./many.ts";
import { accessKey, type AccessKey } from "./kinds/access-key.ts";
import { account, type Account } from "./kinds/account.ts";
import { auditTrail, type AuditTrail } from "./kinds/audit-trail.ts";
import { cache, type Cache } from "./kinds/cache.ts";
import { cdn, type Cdn } from "./kinds/cdn.ts";
import { database, type Database } from "./kinds/database.ts";
import { disk, type Disk } from "./kinds/disk.ts";
import { fileSystem, type FileSystem } from "./kinds/file-system.ts";
import { flowLog, type FlowLog } from "./kinds/flow-log.ts";
import { cloudFunction, type CloudFunction } from "./kinds/function.ts";
import { image, type Image } from "./kinds/image.ts";
import { key, type Key } from "./kinds/key.ts";
import { kubernetesCluster, type KubernetesCluster } from "./kinds/kubernetes-cluster.ts";
import { loadBalancer, type LoadBalancer } from "./kinds/load-balancer.ts";
import { logStore, type LogStore } from "./kinds/log-store.ts";
import { machineTemplate, type MachineTemplate } from "./kinds/machine-template.ts";
import { networkAcl, type NetworkAcl } from "./kinds/network-acl.ts";
import { objectStore, type ObjectStore } from "./kinds/object-store.ts";
import { passwordPolicy, type PasswordPolicy } from "./kinds/password-policy.ts";
import { queue, type Queue } from "./kinds/queue.ts";
import { recorder, type Recorder } from "./kinds/recorder.ts";
import { regionSettings, type RegionSettings } from "./kinds/region-settings.ts";
import { routeTable, type RouteTable } from "./kinds/route-table.ts";
import { secret, type Secret } from "./kinds/secret.ts";
import { securityGroup, type SecurityGroup } from "./kinds/security-group.ts";
import { snapshot, type Snapshot } from "./kinds/snapshot.ts";
import { subnet, type Subnet } from "./kinds/subnet.ts";
import { threatDetection, type ThreatDetection } from "./kinds/threat-detection.ts";
import { user, type User } from "./kinds/user.ts";
import { vault, type Vault } from "./kinds/vault.ts";
import { virtualMachine, type VirtualMachine } from "./kinds/virtual-machine.ts";
import { virtualNetwork, type VirtualNetwork } from "./kinds/virtual-network.ts";
import { webApp, type WebApp } from "./kinds/web-app.ts";

/** Every kind of resource, by its name. */
export interface Kinds {
  "access-key": AccessKey;
  account: Account;
  "audit-trail": AuditTrail;
  cache: Cache;
  cdn: Cdn;
  database: Database;
  disk: Disk;
  "file-system": FileSystem;
  "flow-log": FlowLog;
  function: CloudFunction;
  image: Image;
  key: Key;
  "kubernetes-cluster": KubernetesCluster;
  "load-balancer": LoadBalancer;
  "log-store": LogStore;
  "machine-template": MachineTemplate;
  "network-acl": NetworkAcl;
  "object-store": ObjectStore;
  "password-policy": PasswordPolicy;
  queue: Queue;
  recorder: Recorder;
  "region-settings": RegionSettings;
  "route-table": RouteTable;
  secret: Secret;
  "security-group": SecurityGroup;
  snapshot: Snapshot;
  subnet: Subnet;
  "threat-detection": ThreatDetection;
  user: User;
  vault: Vault;
  "virtual-machine": VirtualMachine;
  "virtual-network": VirtualNetwork;
  "web-app": WebApp;
}

export type KindName = keyof Kinds;
export type Resource<K extends KindName = KindName> = { [Each in K]: Kinds[Each] }[K];
export type FieldSort = "fact" | "many" | "plain";

/** The fields of every kind, for code that walks resources without knowing them. */
export const kindFields: { readonly [K in KindName]: Readonly<Record<string, FieldSort>> } = {
  "access-key": accessKey,
  account,
  "audit-trail": auditTrail,
  cache,
  cdn,
  database,
  disk,
  "file-system": fileSystem,
  "flow-log": flowLog,
  function: cloudFunction,
  image,
  key,
  "kubernetes-cluster": kubernetesCluster,
  "load-balancer": loadBalancer,
  "log-store": logStore,
  "machine-template": machineTemplate,
  "network-acl": networkAcl,
  "object-store": objectStore,
  "password-policy": passwordPolicy,
  queue,
  recorder,
  "region-settings": regionSettings,
  "route-table": routeTable,
  secret,
  "security-group": securityGroup,
  snapshot,
  subnet,
  "threat-detection": threatDetection,
  user,
  vault,
  "virtual-machine": virtualMachine,
  "virtual-network": virtualNetwork,
  "web-app": webApp,
};

/** The value behind a field that is a fact. */
export type FactValue<F> = F extends Fact<infer T> ? T : never;
/** The parts behind a field that is a list. */
export type ItemOf<F> = F extends Many<infer I> ? (I extends Item ? I : never) : never;
