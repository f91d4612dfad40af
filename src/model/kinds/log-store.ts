import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { Retention } from "../retention.ts";

/** A queryable store of logs: CloudWatch log group, Log Analytics workspace, SLS Logstore. */
export interface LogStore extends ResourceBase<"log-store"> {
  readonly retention: Fact<Retention>;
  /** Encrypted with a key that the tenant manages. */
  readonly customerKey: Fact<boolean>;
}

export const logStore: Fields<LogStore> = { retention: "fact", customerKey: "fact" };
