import { api, instance } from "./api-gateway.ts";
import { application, ingress, internet } from "./app-engine.ts";
import { functionDomain } from "./function-domains.ts";

export const mappers = [functionDomain, api, instance, application, ingress, internet];
