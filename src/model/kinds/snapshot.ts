import type { Fact } from "../fact.ts";
import type { Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { SharedWith } from "../sharing.ts";

/** A copy of a disk or a database at one moment. */
export interface Snapshot extends ResourceBase<"snapshot"> {
  /** Anyone may restore it. */
  readonly public: Fact<boolean>;
  /**
   * AWS: `CreateVolumePermissions[].UserId` of `DescribeSnapshotAttribute`; values of the attribute `restore` of `DescribeDBSnapshotAttributes`
   * and `DescribeDBClusterSnapshotAttributes`, `all` apart.
   */
  readonly sharedWith: Many<SharedWith>;
  readonly encrypted: Fact<boolean>;
}

export const snapshot: Fields<Snapshot> = { public: "fact", sharedWith: "many", encrypted: "fact" };
