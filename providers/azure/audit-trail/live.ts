import { extensions, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

/** Diagnostic settings of any scope are listed alike; those of a subscription or a management group are trails. */
export const calls = [...extensions(armTypes.diagnosticSetting), ...resources(armTypes.logProfile)];
