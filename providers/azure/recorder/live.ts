import { known, unknown } from "../../../src/model/fact.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { listing } from "../../../src/provider/call.ts";
import { textOf } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { SUBSCRIPTION } from "../session.ts";

/** The subscription itself, and its locks, which are one list with those of its groups and its resources. */
export const calls = [
  listing({
    provider: "azure",
    operation: SUBSCRIPTION,
    permissions: ["Microsoft.Resources/subscriptions/read"],
    yields: armTypes.subscription,
    covers: "account",
    lists: ["account", "recorder"],
    find: (body) => {
      const id = textOf(body["subscriptionId"]).toLowerCase();
      return id === "" ? undefined : [{ id, body, path: "", plus: { key: `/subscriptions/${id}` } }];
    },
  }),
  resources(armTypes.lock, [], { form: "subscription, list" }),
];

/** Who owns a subscription is known to Microsoft Entra. What is in it, Resource Graph records by itself. */
const subscription = defineMapper({
  provider: "azure",
  reads: armTypes.subscription,
  kinds: ["account", "recorder"],
  map: (doc) => {
    const owners = unknown("not-visible", "the global administrators of Microsoft Entra", doc.at);
    const always = known(true, { basis: "platform", at: doc.at });
    const named = { named: "displayName", handles: ["key"] };
    return [
      {
        rootConsoleAccess: owners,
        rootMfa: owners,
        rootKeys: notOffered["account/root-keys"],
        rootLastUsed: owners,
        ...azureBase("account", doc, { ...named, aliases: [accountRef(doc.scope, "azure")] }),
      },
      { recording: always, everyType: always, ...azureBase("recorder", doc, { ...named, part: "recorder", aliases: [] }) },
    ];
  },
});

export const mappers = [subscription];
