import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

/** Locks on the subscription, its groups and its resources are one list. */
export const calls = [resources(armTypes.lock, [], { form: "subscription, list" })];
