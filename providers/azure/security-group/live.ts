import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

export const calls = [resources(armTypes.securityGroup, ["security-group"], { includes: [armTypes.securityRule] })];
