import type { Call } from "../../../src/provider/call.ts";
import { machineCalls } from "./answers.ts";
import { instanceLive } from "./instance-live.ts";
import { regionCalls, regionSettingsLive } from "./regional-live.ts";
import { templateCalls } from "./template-answers.ts";
import { liveTemplates } from "./template-live.ts";
import { volumeLive } from "./volume-live.ts";

export const calls: readonly Call[] = [...machineCalls, ...templateCalls, ...regionCalls];

export const mappers = [instanceLive, volumeLive, ...liveTemplates, regionSettingsLive];
