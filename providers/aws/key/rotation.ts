/** What code and answers say alike about keys. */
import { known, type Fact } from "../../../src/model/fact.ts";

/** The one sort of key that KMS can rotate by itself. */
export const SYMMETRIC = "SYMMETRIC_DEFAULT";

/** Keys are deleted only after a waiting period of 7 to 30 days (https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html). */
export const deletionWaits: Fact<boolean> = known(true, { basis: "platform" });
