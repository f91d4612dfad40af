/** What is asked about machines, and who reads it. */
import type { Call } from "../../../src/provider/call.ts";
import { detail, type Found } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { numbered, tokened } from "../paging.ts";
import { ASSET, ASSISTANT, DEFAULT_ENCRYPTION, DISK, INSTANCE, INTERFACE, TEMPLATE, VERSION } from "./answers.ts";
import { diskLive } from "./disk-live.ts";
import { instanceLive } from "./instance-live.ts";
import { ipv6Call } from "./ipv6-live.ts";
import { regionSettingsLive } from "./region-live.ts";
import { scalingCall, scalingLive } from "./scaling-live.ts";
import { templateLive } from "./template-live.ts";

/** DescribeCloudAssistantStatus answers for so many machines at once. */
const AT_ONCE = 50;

const assistants = detail({
  provider: "alicloud",
  operation: "ecs.DescribeCloudAssistantStatus",
  permissions: ["ecs:DescribeCloudAssistantStatus"],
  of: INSTANCE,
  yields: ASSISTANT,
  batch: AT_ONCE,
  ask: (machines) => ({ InstanceId: machines.map((each) => textOf(each["InstanceId"])) }),
  about: (request) => namesIn(request).map((name) => ({ id: name, plus: { InstanceId: name } })),
  find: (body) =>
    objectsAt(body, "InstanceCloudAssistantStatusSet.InstanceCloudAssistantStatus")?.map((each, index) => ({
      id: textOf(each["InstanceId"]),
      body: each,
      path: `InstanceCloudAssistantStatusSet.InstanceCloudAssistantStatus[${String(index)}]`,
    })),
});

function namesIn(request: Json): readonly string[] {
  const names = request["InstanceId"];
  return Array.isArray(names) ? names.map(textOf) : [];
}

/** A template always has one default version. */
function defaultVersion(body: Json, request: Json): readonly Found[] | undefined {
  const versions = objectsAt(body, "LaunchTemplateVersionSets.LaunchTemplateVersionSet") ?? [];
  const [version, second] = versions.filter((each) => each["DefaultVersion"] !== false);
  if (version === undefined || second !== undefined) return undefined;
  const template = textOf(request["LaunchTemplateId"]) || textOf(version["LaunchTemplateId"]);
  const path = `LaunchTemplateVersionSets.LaunchTemplateVersionSet[${String(versions.indexOf(version))}]`;
  return [{ id: template, body: version, plus: { LaunchTemplateId: template }, path }];
}

export const calls: readonly Call[] = [
  listed("ecs.DescribeInstances", {
    yields: INSTANCE,
    items: "Instances.Instance",
    id: "InstanceId",
    // Without it the answer has no metadata options.
    request: { AdditionalAttributes: ["META_OPTIONS"] },
    pages: tokened(100),
    lists: ["virtual-machine"],
    includes: [ASSISTANT],
  }),
  assistants,
  listed("ecs.DescribeNetworkInterfaces", {
    yields: INTERFACE,
    items: "NetworkInterfaceSets.NetworkInterfaceSet",
    id: "NetworkInterfaceId",
    pages: tokened(500),
  }),
  ipv6Call,
  listed("ecs.DescribeDisks", { yields: DISK, items: "Disks.Disk", id: "DiskId", pages: tokened(500), lists: ["disk"] }),
  {
    ...listed("ecs.DescribeDiskEncryptionByDefaultStatus", { yields: DEFAULT_ENCRYPTION, items: "", id: "", lists: ["region-settings"] }),
    find: (body) => (body["Encrypted"] === undefined ? undefined : [{ id: "default", body, path: "" }]),
  },
  listed("ecs.DescribeLaunchTemplates", {
    yields: TEMPLATE,
    items: "LaunchTemplateSets.LaunchTemplateSet",
    id: "LaunchTemplateId",
    pages: numbered({ items: "LaunchTemplateSets.LaunchTemplateSet", size: 50 }),
    lists: ["machine-template"],
    includes: [VERSION],
  }),
  about("ecs.DescribeLaunchTemplateVersions", {
    of: TEMPLATE,
    yields: VERSION,
    from: "LaunchTemplateId",
    with: { DefaultVersion: true, DetailFlag: true },
    find: defaultVersion,
  }),
  scalingCall,
  listed("sas.DescribeCloudCenterInstances", {
    yields: ASSET,
    items: "Instances",
    id: "Uuid",
    covers: "account",
    pages: numbered({ items: "Instances", size: 100, page: "CurrentPage", total: "PageInfo.TotalCount" }),
    request: { MachineTypes: "ecs" },
  }),
];

export const mappers = [instanceLive, diskLive, regionSettingsLive, templateLive, scalingLive];
