/** Which answers tell about file systems, and about the ways to them. */
import { detail, each, type Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { byNextToken, named, perDocument, perRegion } from "../calls.ts";

export const EFS = "efs.FileSystem";
export const POLICY = "efs.FileSystemPolicy";
export const TARGET = "efs.MountTarget";
export const TARGET_GROUPS = "efs.MountTargetSecurityGroups";
export const FSX = "fsx.FileSystem";
export const INTERFACE = "fsx.NetworkInterface";

const pages = byToken({ token: "Marker", next: "NextMarker", size: ["MaxItems", 100] });
const idsIn = (body: Json | undefined): readonly string[] => {
  const ids = body?.["NetworkInterfaceIds"];
  return Array.isArray(ids) ? ids.map(textOf) : [];
};

export const fileSystemCalls: readonly Call[] = [
  perRegion("efs.DescribeFileSystems", {
    permission: "elasticfilesystem:DescribeFileSystems",
    yields: EFS,
    items: "FileSystems",
    id: "FileSystemId",
    pages,
    lists: ["file-system"],
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
