import { children, each, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";
import { settings } from "../settings-calls.ts";

const { vault, managedHsm } = armTypes;

/** Keys and secrets are read by their names and attributes through the resource manager, which never tells what is in them. */
export const calls = [
  resources(vault, ["vault", "key", "secret"]),
  resources(managedHsm, ["vault"]),
  // A list of keys leaves their policies out.
  children(armTypes.vaultKey, { of: vault, at: "/keys" }, { yields: armTypes.vaultKeyEntry }),
  each(armTypes.vaultKey, armTypes.vaultKeyEntry),
  children(armTypes.vaultSecret, { of: vault, at: "/secrets" }),
  settings(vault),
  settings(managedHsm),
];
