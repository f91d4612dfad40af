import type { Doc } from "../../../src/iac/document.ts";
import { strictest, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import type { FileSystem } from "../../../src/model/kinds/file-system.ts";
import { flatMapMany, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { detail, each, type Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { blocks, boolean, isAbsent, settled, valueAt } from "../../../src/provider/read.ts";
import { answered, toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { byNextToken, named, perDocument, perRegion } from "../calls.ts";
import { guardsNamed } from "../guards-live.ts";
import { anybodyPassesLive } from "../security-group/admission-live.ts";
import { GROUP as SECURITY_GROUP } from "../security-group/live.ts";
import { FSX_PORTS, NFS, opensToEverybody } from "./mounting.ts";

const EFS = "efs.FileSystem";
const POLICY = "efs.FileSystemPolicy";
const TARGET = "efs.MountTarget";
const TARGET_GROUPS = "efs.MountTargetSecurityGroups";
const FSX = "fsx.FileSystem";
const INTERFACE = "fsx.NetworkInterface";
const idsIn = (body: Json | undefined): readonly string[] => {
  const ids = body?.["NetworkInterfaceIds"];
  return Array.isArray(ids) ? ids.map(textOf) : [];
};
const pages = byToken({ token: "Marker", next: "NextMarker", size: ["MaxItems", 100] });

export const calls: readonly Call[] = [
  perRegion("efs.DescribeFileSystems", {
    permission: "elasticfilesystem:DescribeFileSystems",
    yields: EFS,
    items: "FileSystems",
    id: "FileSystemId",
    pages,
    lists: ["file-system"],
    includes: [POLICY, TARGET, TARGET_GROUPS],
  }),
  perDocument("efs.DescribeFileSystemPolicy", {
    permission: "elasticfilesystem:DescribeFileSystemPolicy",
    of: EFS,
    yields: POLICY,
    from: "FileSystemId",
    as: "FileSystemId",
    holds: "Policy",
    none: { codes: ["PolicyNotFound"], body: { Policy: '{"Statement":[]}' } },
  }),
  detail({
    provider: "aws",
    operation: "efs.DescribeMountTargets",
    permissions: ["elasticfilesystem:DescribeMountTargets"],
    of: EFS,
    yields: TARGET,
    ask: ([system]) => ({ FileSystemId: system?.["FileSystemId"] }),
    about: named("FileSystemId"),
    pages,
    find: each("MountTargets", "MountTargetId"),
  }),
  perDocument("efs.DescribeMountTargetSecurityGroups", {
    permission: "elasticfilesystem:DescribeMountTargetSecurityGroups",
    of: TARGET,
    yields: TARGET_GROUPS,
    from: "MountTargetId",
    as: "MountTargetId",
    holds: "SecurityGroups",
  }),
  perRegion("fsx.DescribeFileSystems", {
    permission: "fsx:DescribeFileSystems",
    yields: FSX,
    items: "FileSystems",
    id: "FileSystemId",
    pages: byNextToken(100),
    lists: ["file-system"],
    includes: [INTERFACE],
  }),
  detail({
    provider: "aws",
    operation: "ec2.DescribeNetworkInterfaces",
    permissions: ["ec2:DescribeNetworkInterfaces"],
    of: FSX,
    yields: INTERFACE,
    ask: ([system]) => (idsIn(system).length === 0 ? undefined : { NetworkInterfaceIds: idsIn(system) }),
    about: (request) => idsIn(request).map((id) => ({ id, plus: { NetworkInterfaceId: id } })),
    find: each("NetworkInterfaces", "NetworkInterfaceId"),
  }),
];

/** Clients come through mount targets inside a VPC; the policy decides whether anything else may. */
const efs = defineMapper({
  provider: "aws",
  reads: EFS,
  kinds: ["file-system"],
  identity: ["FileSystemId"],
  with: { policies: attached(POLICY, "FileSystemId"), targets: attached(TARGET, "FileSystemId") },
  also: [TARGET_GROUPS, SECURITY_GROUP],
  map: (doc, { policies, targets }, links): FileSystem => {
    const { items, open } = answered(targets, "MountTargetId");
    return {
      public: strictest([
        toldBy(policies, "efs.DescribeFileSystemPolicy", policyIsOpen),
        ...items.map((each) => anybodyPassesLive(each, groupsOf(each, links), NFS, links)),
        ...open.map((why) => unknownBecause(why, doc.at)),
      ]),
      encrypted: boolean(doc.body, "Encrypted", owed(doc.body, "Encrypted")),
      ...awsBase("file-system", doc, { named: "FileSystemId", handles: ["FileSystemId", "FileSystemArn"] }),
      ...titleOf(doc),
    };
  },
});

/** The tag `Name`, which the answer repeats. */
function titleOf({ body }: Doc): { readonly name?: string } {
  const name = settled(body.get("Name"));
  return typeof name === "string" && name !== "" ? { name } : {};
}

function policyIsOpen({ body, at }: Doc): Fact<boolean> {
  const { value } = valueAt(body, "Policy");
  return value === undefined ? owed(body, "Policy") : opensToEverybody(value, at);
}

function groupsOf(target: Doc, links: Links): Many<DatabaseGuard> {
  const answers = links.attached(target, [TARGET_GROUPS], ["MountTargetId"], ["MountTargetId"]);
  if (answers.items.length === 0)
    return opened([], ...answers.open, because("not-listed", "efs.DescribeMountTargetSecurityGroups", target.at));
  return flatMapMany(answers, ({ body }) => guardsNamed(body, "SecurityGroups"));
}

/** FSx stands inside a VPC, always encrypted; its groups stand on its network interfaces. */
const fsx = defineMapper({
  provider: "aws",
  reads: FSX,
  kinds: ["file-system"],
  also: [INTERFACE, SECURITY_GROUP],
  map: (doc, _, links): FileSystem => ({
    public: behindInterfaces(doc, links),
    encrypted: known(true, { basis: "platform" }),
    ...awsBase("file-system", doc, { named: "FileSystemId", handles: ["FileSystemId", "ResourceARN"] }),
  }),
});

function behindInterfaces(doc: Doc, links: Links): Fact<boolean> {
  const { value } = valueAt(doc.body, "NetworkInterfaceIds");
  if (value === undefined) return owed(doc.body, "NetworkInterfaceIds");
  const interfaces = links.targets(doc, value, [INTERFACE], ["NetworkInterfaceId"]);
  if (interfaces.items.length === 0 && interfaces.open.length === 0) return unknown("owed", "NetworkInterfaceIds", doc.at);
  const groups = flatMapMany(interfaces, ({ body, at }) =>
    isAbsent(body, "Groups")
      ? opened<DatabaseGuard>([], because("owed", "Groups", at))
      : flatMapMany(blocks(body, "Groups"), (group) => guardsNamed(group, "GroupId")),
  );
  return anybodyPassesLive(doc, groups, FSX_PORTS, links);
}

export const mappers = [efs, fsx];
