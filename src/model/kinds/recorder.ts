import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/**
 * What keeps the inventory of resources and of their changes for one region or account: it exists whether it is on or not.
 * AWS: Config in each region; no recorder in the answer means one that is off. Service-linked recorders (`servicePrincipal`) do not count.
 * Alibaba Cloud: Cloud Config of the account. Azure: Resource Graph, which the platform always keeps.
 */
export interface Recorder extends ResourceBase<"recorder"> {
  /** AWS: `recording`, and `lastStatus` is not `FAILURE`. Alibaba Cloud: `ConfigurationRecorderStatus` is `REGISTERED`. */
  readonly recording: Fact<boolean>;
  /** AWS: `recordingGroup.allSupported`. Alibaba Cloud: `ResourceTypes` holds all that are supported. */
  readonly everyType: Fact<boolean>;
}

export const recorder: Fields<Recorder> = { recording: "fact", everyType: "fact" };
