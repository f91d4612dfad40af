import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

export const calls = [resources(armTypes.pricing, ["threat-detection"])];
