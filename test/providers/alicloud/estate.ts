/**
 * One account with one region, in the shapes in which Alibaba Cloud answers, in which every operation that a scan declares has something to tell. Most of
 * it is in order, so that whatever a failed call could make pass wrongly, or stop from passing, shows. Planted secrets must never come out.
 */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { balancers } from "./estate-balancers.ts";
import { compute } from "./estate-compute.ts";
import { databases } from "./estate-databases.ts";
import { documents } from "./estate-documents.ts";
import { edge } from "./estate-edge.ts";
import { more } from "./estate-more.ts";
import { network } from "./estate-network.ts";
import { services } from "./estate-services.ts";
import { stores } from "./estate-stores.ts";
import { vaults } from "./estate-vaults.ts";

export { ACCOUNT, CANARY, REGION } from "./estate-answers.ts";

export const estate: readonly RecordedAnswer[] = [
  ...compute,
  ...network,
  ...balancers,
  ...stores,
  ...vaults,
  ...databases,
  ...documents,
  ...services,
  ...edge,
  ...more,
];
