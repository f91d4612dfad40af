import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

/** The settings of the subscription itself are its trails. */
export const calls = [
  resources(armTypes.diagnosticSetting, ["audit-trail"], { form: "subscription, list" }),
  resources(armTypes.logProfile, ["audit-trail"]),
];
