import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

/** A workspace names the cluster that it is linked to, and the cluster its key. */
export const calls = [resources(armTypes.workspace, ["log-store"]), resources(armTypes.logCluster, [])];
