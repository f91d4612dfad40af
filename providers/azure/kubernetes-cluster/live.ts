import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { settings } from "../settings-calls.ts";

export const calls = [resources(armTypes.kubernetes, ["kubernetes-cluster"]), settings(armTypes.kubernetes)];
