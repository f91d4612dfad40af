import { providers } from "../../../providers/index.ts";
import { CannotOpen } from "../../provider/adapter.ts";
import { toStandardOutput } from "../output.ts";
import { messages } from "../texts.ts";
import { UsageError } from "../usage-error.ts";
import { isLive, liveNames, targetOf } from "./targets.ts";

export interface PermissionFlags {
  readonly partition?: string;
  readonly form?: string;
  readonly memberRole?: string;
}

/** Prints what a scan of a cloud must be granted, as JSON. Throws a UsageError for an unknown cloud, partition or form. */
export async function printPermissions(cloud: string, { partition, form, memberRole }: PermissionFlags): Promise<void> {
  const provider = providers.find(({ name }) => name === cloud);
  if (!isLive(cloud) || provider === undefined) throw new UsageError(messages.notAllowed("permissions", cloud, liveNames));
  const { grants } = (await targetOf(provider)).adapter;
  const forms = Object.keys(grants);
  const chosen = form ?? forms[0] ?? "";
  const grant = grants[chosen];
  if (grant === undefined) throw new UsageError(messages.notAllowed("--form", chosen, forms));
  try {
    await toStandardOutput([`${JSON.stringify(grant({ cloud: partition, memberRole }), null, 2)}\n`]);
  } catch (error) {
    throw error instanceof CannotOpen ? new UsageError(error.said) : error;
  }
}
