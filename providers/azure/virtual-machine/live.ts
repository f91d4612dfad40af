import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

export const answers = [...resources(armTypes.machine), ...resources(armTypes.scaleSet), ...resources(armTypes.disk)];
