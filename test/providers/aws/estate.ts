/**
 * One account with one region, in the shapes in which AWS answers, in which every operation that a scan declares has something to tell. Most of it is in
 * order, so that whatever a failed call could make pass wrongly, or stop from passing, shows. Planted secrets must never come out.
 */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { network } from "./estate-network.ts";
import { services } from "./estate-services.ts";
import { stores } from "./estate-stores.ts";

export const ACCOUNT = "111122223333";
export const REGION = "eu-west-1";

export const estate: readonly RecordedAnswer[] = [...network, ...stores, ...services];
