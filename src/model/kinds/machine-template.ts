import type { Fields, ResourceBase } from "../resource.ts";
import type { MachineFacts } from "./virtual-machine.ts";

/** What machines are made from: launch template, scaling configuration, scale-set model. */
export interface MachineTemplate extends ResourceBase<"machine-template">, MachineFacts {}

export const machineTemplate: Fields<MachineTemplate> = {
  metadataTokenRequired: "fact",
  metadataHopLimit: "fact",
  disks: "many",
  userDataSecrets: "many",
};
