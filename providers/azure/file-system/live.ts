import { children, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";

const { storageAccount, netappAccount, netappPool } = armTypes;

/** Accounts for blobs alone have no shares. */
const hasShares = (owner: Json): boolean => !["blobstorage", "blockblobstorage"].includes(textOf(owner["kind"]).toLowerCase());

/** Shares are listed account by account, volumes pool by pool. Storage accounts are listed with the object stores. */
export const calls = [
  children(armTypes.fileShare, { of: storageAccount, at: "/fileServices/default/shares", when: hasShares }),
  resources(netappAccount, ["file-system"]),
  children(netappPool, { of: netappAccount, at: "/capacityPools" }),
  children(armTypes.netappVolume, { of: netappPool, at: "/volumes" }),
];
