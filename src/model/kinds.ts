import type { Fact } from "./fact.ts";
import type { Item, Many } from "./many.ts";
import { auditTrail, type AuditTrail } from "./kinds/audit-trail.ts";
import { database, type Database } from "./kinds/database.ts";
import { disk, type Disk } from "./kinds/disk.ts";
import { flowLog, type FlowLog } from "./kinds/flow-log.ts";
import { loadBalancer, type LoadBalancer } from "./kinds/load-balancer.ts";
import { logStore, type LogStore } from "./kinds/log-store.ts";
import { machineTemplate, type MachineTemplate } from "./kinds/machine-template.ts";
import { networkAcl, type NetworkAcl } from "./kinds/network-acl.ts";
import { objectStore, type ObjectStore } from "./kinds/object-store.ts";
import { regionSettings, type RegionSettings } from "./kinds/region-settings.ts";
import { securityGroup, type SecurityGroup } from "./kinds/security-group.ts";
import { subnet, type Subnet } from "./kinds/subnet.ts";
import { virtualMachine, type VirtualMachine } from "./kinds/virtual-machine.ts";
import { virtualNetwork, type VirtualNetwork } from "./kinds/virtual-network.ts";

/** Every kind of resource, by its name. */
export interface Kinds {
  "audit-trail": AuditTrail;
  database: Database;
  disk: Disk;
  "flow-log": FlowLog;
  "load-balancer": LoadBalancer;
  "log-store": LogStore;
  "machine-template": MachineTemplate;
  "network-acl": NetworkAcl;
  "object-store": ObjectStore;
  "region-settings": RegionSettings;
  "security-group": SecurityGroup;
  subnet: Subnet;
  "virtual-machine": VirtualMachine;
  "virtual-network": VirtualNetwork;
}

export type KindName = keyof Kinds;
export type Resource<K extends KindName = KindName> = { [Each in K]: Kinds[Each] }[K];
export type FieldSort = "fact" | "many" | "plain";

/** The fields of every kind, for code that walks resources without knowing them. */
export const kindFields: { readonly [K in KindName]: Readonly<Record<string, FieldSort>> } = {
  "audit-trail": auditTrail,
  database,
  disk,
  "flow-log": flowLog,
  "load-balancer": loadBalancer,
  "log-store": logStore,
  "machine-template": machineTemplate,
  "network-acl": networkAcl,
  "object-store": objectStore,
  "region-settings": regionSettings,
  "security-group": securityGroup,
  subnet,
  "virtual-machine": virtualMachine,
  "virtual-network": virtualNetwork,
};

/** The value behind a field that is a fact. */
export type FactValue<F> = F extends Fact<infer T> ? T : never;
/** The parts behind a field that is a list. */
export type ItemOf<F> = F extends Many<infer I> ? (I extends Item ? I : never) : never;
