/** Launch templates and launch configurations, whose answers carry user data: it is judged on arrival and goes no further. */
import type { Call, Found } from "../../../src/provider/call.ts";
import { isJson, itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { patternsIn } from "../../../src/provider/secret-scan.ts";
import { byNextToken, perDocument, perRegion } from "../calls.ts";

const TEMPLATE = "ec2.LaunchTemplate";
export const VERSION = "ec2.LaunchTemplateVersion";
export const CONFIGURATION = "autoscaling.LaunchConfiguration";
/** What stands in a document in the place of its user data. */
export const HITS = "UserDataHits";
export const UNREAD = "UserDataUnread";

function judged(data: Json): Json {
  const { UserData: written, ...rest } = data;
  if (written === undefined || written === null || written === "") return { ...rest, [HITS]: [] };
  if (typeof written !== "string") return { ...rest, [HITS]: [], [UNREAD]: "UserData" };
  const { items, open } = patternsIn(written);
  return { ...rest, [HITS]: items, ...(open[0] === undefined ? undefined : { [UNREAD]: open[0].subject }) };
}

/** The version that machines get by default and the newest one; often they are the same, and then answered twice or once. */
function versionsIn(body: Json): readonly Found[] | undefined {
  const versions = itemsAt(body, "LaunchTemplateVersions");
  // Every template has a version.
  if (versions === undefined || versions.length === 0) return undefined;
  const found = new Map<string, Found>();
  for (const [index, version] of versions.entries()) {
    const data = version["LaunchTemplateData"];
    const id = `${textOf(version["LaunchTemplateId"])}/${String(version["VersionNumber"])}`;
    const told = isJson(data) ? { ...version, LaunchTemplateData: judged(data) } : version;
    found.set(id, { id, body: told, path: `LaunchTemplateVersions[${String(index)}]` });
  }
  return [...found.values()];
}

function configurationsIn(body: Json): readonly Found[] | undefined {
  return itemsAt(body, "LaunchConfigurations")?.map((each, index) => ({
    id: textOf(each["LaunchConfigurationName"]),
    body: judged(each),
    path: `LaunchConfigurations[${String(index)}]`,
  }));
}

export const templateCalls: readonly Call[] = [
  perRegion("ec2.DescribeLaunchTemplates", {
    permission: "ec2:DescribeLaunchTemplates",
    yields: TEMPLATE,
    items: "LaunchTemplates",
    id: "LaunchTemplateId",
    pages: byNextToken(200),
    lists: ["machine-template"],
    includes: [VERSION],
  }),
  {
    ...perDocument("ec2.DescribeLaunchTemplateVersions", {
      permission: "ec2:DescribeLaunchTemplateVersions",
      of: TEMPLATE,
      yields: VERSION,
      from: "LaunchTemplateId",
      as: "LaunchTemplateId",
      with: { Versions: ["$Default", "$Latest"] },
      holds: "LaunchTemplateVersions",
    }),
    pages: byNextToken(200),
    find: versionsIn,
  },
  {
    ...perRegion("autoscaling.DescribeLaunchConfigurations", {
      permission: "autoscaling:DescribeLaunchConfigurations",
      yields: CONFIGURATION,
      items: "LaunchConfigurations",
      id: "LaunchConfigurationName",
      pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxRecords", 100] }),
      lists: ["machine-template"],
    }),
    find: configurationsIn,
  },
];
