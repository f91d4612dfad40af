import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { settings } from "../settings-calls.ts";

export const calls = [
  resources(armTypes.applicationGateway, ["load-balancer"]),
  resources(armTypes.loadBalancer, ["load-balancer"]),
  settings(armTypes.applicationGateway),
];
