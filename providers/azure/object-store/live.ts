import { childList, onlyChild, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

const noPolicy = { codes: ["ManagementPolicyNotFound"], body: { properties: { policy: { rules: [] } } } };

export const calls = [
  ...resources(armTypes.storageAccount),
  childList(armTypes.container, armTypes.blobService, armTypes.storageAccount, [armTypes.container]),
  onlyChild(armTypes.managementPolicy, armTypes.storageAccount, noPolicy),
];
