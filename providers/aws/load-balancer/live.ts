import { balancerCalls } from "./answers.ts";
import { classicLive } from "./classic-live.ts";
import { balancerLive } from "./current-live.ts";

export const calls = balancerCalls;

export const mappers = [balancerLive, classicLive];
