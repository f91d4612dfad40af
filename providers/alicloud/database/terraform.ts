import { mongodb } from "./mongodb.ts";
import { polardb } from "./polardb.ts";
import { rds } from "./rds.ts";

export const mappers = [rds, polardb, mongodb];
