import { childPages, onlyChild, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { settings } from "../settings-calls.ts";

const account = armTypes.storageAccount;
const noPolicy = { codes: ["ManagementPolicyNotFound"], body: { properties: { policy: { rules: [] } } } };

/** Accounts for file shares alone have no blobs. */
const hasBlobs = (owner: Json): boolean => textOf(owner["kind"]).toLowerCase() !== "filestorage";

export const calls = [
  resources(account, ["object-store", "file-system"]),
  childPages(
    armTypes.container,
    armTypes.blobService,
    { of: account, at: "/blobServices/default/containers", when: hasBlobs },
    {
      includes: [armTypes.container],
    },
  ),
  onlyChild(armTypes.managementPolicy, { of: account, at: "/managementPolicies/default", when: hasBlobs }, { none: noPolicy }),
  settings(account, "/blobServices/default", hasBlobs),
];
