import { children, onlyChild, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { settings } from "../settings-calls.ts";

const { site, siteSlot } = armTypes;

/** Settings of applications hold secrets and are not read; `config/web` and `config/logs` hold none that is kept. */
export const calls = [
  resources(site, ["web-app", "function"]),
  children(siteSlot, { of: site, at: "/slots" }),
  ...(["web", "logs"] as const).flatMap((name) => [
    onlyChild(armTypes.siteSettings, { of: site, at: `/config/${name}` }),
    onlyChild(armTypes.slotSettings, { of: siteSlot, at: `/config/${name}` }),
  ]),
  settings(site),
  settings(siteSlot),
];
