import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

export const answers = resources(armTypes.securityGroup);
