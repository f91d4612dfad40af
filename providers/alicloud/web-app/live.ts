import type { Call } from "../../../src/provider/call.ts";
import { domainCalls, functionDomain } from "./domains-live.ts";
import { application, entry, internet } from "./engine-live.ts";
import { engineCalls } from "./engine-questions.ts";
import { api, gatewayCalls, instance } from "./gateway-live.ts";

export const calls: readonly Call[] = [...domainCalls, ...gatewayCalls, ...engineCalls];

export const mappers = [functionDomain, api, instance, application, entry, internet];
