import { z } from "zod";
import { kindNames } from "./configuration-schema.ts";

/** Marks a file of recorded answers. */
export const ANSWERS_FORMAT = "cldscan-answers/1";

const words = z.string().min(1);

/** A file of recorded answers of one account and region, as it comes from outside: a key not named here is refused. */
export const answerFileSchema = z.strictObject({
  format: z.literal(ANSWERS_FORMAT),
  provider: z.enum(["aws", "azure", "alicloud"]),
  cloud: words,
  account: words,
  region: words,
  time: z.iso.datetime(),
  listed: z.array(z.enum(kindNames)),
  answers: z.array(
    z.strictObject({
      operation: words,
      request: z.record(z.string(), z.unknown()).nullable(),
      status: z.int(),
      body: z.unknown(),
      region: words.optional(),
    }),
  ),
});
