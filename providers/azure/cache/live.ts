import { childPages, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

export const calls = [
  resources(armTypes.redis, ["cache"]),
  resources(armTypes.redisEnterprise, ["cache"]),
  childPages(armTypes.redisEnterpriseDatabase, armTypes.redisEnterpriseDatabase, { of: armTypes.redisEnterprise, at: "/databases" }),
];
