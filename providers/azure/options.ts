import { z } from "zod";

const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "not the id of a subscription");

/** What a user may say about a scan of Azure. */
export const azureOptions = z.strictObject({
  /** `azure`, `azure-china`, `azure-usgov`; or a file that describes another cloud; or the URL of its resource manager, which is asked. */
  cloud: z.string().min(1).default("azure"),
  /** Empty: every enabled subscription that the identity sees. */
  subscriptions: z.array(guid).default([]),
  /** Every subscription below this management group. */
  managementGroup: z
    .string()
    .regex(/^[\w.()-]{1,90}$/, "not the id of a management group")
    .optional(),
  /** Subscriptions that must be visible: those that are not become gaps. */
  expected: z.array(guid).default([]),
  tenant: z
    .string()
    .regex(/^[\w.-]+$/, "not the id or domain of a tenant")
    .optional(),
  credential: z.enum(["auto", "environment", "managed-identity", "cli"]).default("auto"),
  source: z.enum(["auto", "graph", "arm"]).default("auto"),
});

export type AzureOptions = z.output<typeof azureOptions>;
