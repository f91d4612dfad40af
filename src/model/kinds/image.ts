import type { Fact } from "../fact.ts";
import type { Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { SharedWith } from "../sharing.ts";

/** What machines boot from, made by the tenant. */
export interface Image extends ResourceBase<"image"> {
  /** Anyone may start a machine from it. */
  readonly public: Fact<boolean>;
  /**
   * AWS: `LaunchPermissions[]` of `DescribeImageAttribute`, by `UserId`, `OrganizationArn` or `OrganizationalUnitArn`.
   * Azure: `sharingProfile.groups[].ids` of the gallery. Alibaba Cloud: `Accounts.Account[].AliyunId` of `DescribeImageSharePermission`.
   */
  readonly sharedWith: Many<SharedWith>;
  /** Every disk in it is encrypted. */
  readonly encrypted: Fact<boolean>;
}

export const image: Fields<Image> = { public: "fact", sharedWith: "many", encrypted: "fact" };
