import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A shared file system: EFS, FSx, Azure Files, NetApp, NAS. */
export interface FileSystem extends ResourceBase<"file-system"> {
  /** It can be mounted from outside the tenant's networks. */
  readonly public: Fact<boolean>;
  readonly encrypted: Fact<boolean>;
}

export const fileSystem: Fields<FileSystem> = { public: "fact", encrypted: "fact" };
