/** Which answers of EC2 tell about snapshots of volumes. */
import { listing, type Call } from "../../../src/provider/call.ts";
import { byNextToken, perDocument, perRegion } from "../calls.ts";

export const SNAPSHOT = "ec2.Snapshot";
export const SHARES = "ec2.SnapshotCreateVolumePermission";
export const BLOCK = "ec2.SnapshotBlockPublicAccess";

export const ebsCalls: readonly Call[] = [
  perRegion("ec2.DescribeSnapshots", {
    permission: "ec2:DescribeSnapshots",
    yields: SNAPSHOT,
    items: "Snapshots",
    id: "SnapshotId",
    request: { OwnerIds: ["self"] },
    pages: byNextToken(1000),
    lists: ["snapshot"],
    includes: [SHARES],
  }),
  perDocument("ec2.DescribeSnapshotAttribute", {
    permission: "ec2:DescribeSnapshotAttribute",
    of: SNAPSHOT,
    yields: SHARES,
    from: "SnapshotId",
    as: "SnapshotId",
    with: { Attribute: "createVolumePermission" },
    holds: "CreateVolumePermissions",
  }),
  listing({
    provider: "aws",
    operation: "ec2.GetSnapshotBlockPublicAccessState",
    permissions: ["ec2:GetSnapshotBlockPublicAccessState"],
    yields: BLOCK,
    covers: "region",
    find: (body) => (body["State"] === undefined ? undefined : [{ id: "settings", body, path: "" }]),
  }),
];
