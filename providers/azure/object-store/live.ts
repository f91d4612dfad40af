import { childList, onlyChild, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

const noPolicy = { codes: ["ManagementPolicyNotFound"], body: { properties: { policy: { rules: [] } } } };

export const answers = [
  ...resources(armTypes.storageAccount),
  childList(armTypes.container, armTypes.blobService, armTypes.storageAccount),
  onlyChild(armTypes.managementPolicy, armTypes.storageAccount, noPolicy),
];
