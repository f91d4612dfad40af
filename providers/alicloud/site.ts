/** Which of the two sites an account belongs to. */
import type { Operation } from "../../src/provider/adapter.ts";
import { isJson } from "../../src/provider/json.ts";
import type { Send } from "../../src/provider/session.ts";
import type { Site } from "./clouds.ts";

/** Cloud Config has one centre for each site, and each knows the accounts of its own alone. */
export const siteProbe: Operation = { operation: "config.GetConfigurationRecorder", permissions: ["config:GetConfigurationRecorder"] };

/** Asks the centres of both sites. `undefined`: neither knows the account, or neither may be asked. */
export async function siteOfAccount(sendTo: (site: Site) => Send): Promise<Site | undefined> {
  for (const site of ["cn", "intl"] as const) {
    const reply = await sendTo(site)({
      operation: siteProbe.operation,
      region: null,
      request: {},
      accepts: (body) => isJson(body["ConfigurationRecorder"]),
    });
    if (reply.ok) return site;
  }
  return undefined;
}
