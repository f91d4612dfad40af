import type { Doc } from "../../../src/iac/document.ts";
import { unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Image } from "../../../src/model/kinds/image.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { byNextToken, perDocument, perRegion } from "../calls.ts";
import { notOffered } from "../clouds.ts";
import { namedIn } from "../permissions-live.ts";
import { IMAGE } from "../virtual-machine/images-live.ts";

const SHARES = "ec2.ImageLaunchPermission";

export const calls: readonly Call[] = [
  perRegion("ec2.DescribeImages", {
    permission: "ec2:DescribeImages",
    yields: IMAGE,
    items: "Images",
    id: "ImageId",
    // Images that are deprecated can still be started by those who know them; a disabled one can be enabled again.
    request: { Owners: ["self"], IncludeDeprecated: true, IncludeDisabled: true },
    pages: byNextToken(1000),
    lists: ["image"],
    includes: [SHARES],
  }),
  perDocument("ec2.DescribeImageAttribute", {
    permission: "ec2:DescribeImageAttribute",
    of: IMAGE,
    yields: SHARES,
    from: "ImageId",
    as: "ImageId",
    with: { Attribute: "launchPermission" },
    holds: "LaunchPermissions",
  }),
];

const image = defineMapper({
  provider: "aws",
  reads: IMAGE,
  kinds: ["image"],
  identity: ["ImageId"],
  with: { shares: attached(SHARES, "ImageId") },
  map: (doc, { shares }): Image => ({
    // A region that blocks new public sharing leaves images public that were so before.
    public: boolean(doc.body, "Public", owed(doc.body, "Public")),
    sharedWith: namedIn(shares, "LaunchPermissions", ["UserId", "OrganizationArn", "OrganizationalUnitArn"]),
    encrypted: encrypted(doc),
    ...awsBase("image", doc, { named: "Name", handles: ["ImageId"] }),
  }),
});

/** Disks of the host hold no data of the image. */
function encrypted({ body, at }: Doc): Fact<boolean> {
  if (isAbsent(body, "BlockDeviceMappings")) return owed(body, "BlockDeviceMappings");
  const { items, open } = blocks(body, "BlockDeviceMappings");
  const disks = items.filter((each) => !isAbsent(each, "Ebs")).map((each) => boolean(each, "Ebs.Encrypted", owed(each, "Ebs.Encrypted")));
  if (disks.length === 0 && open.length === 0) return notOffered["image/instance-store"];
  return both(...disks, ...open.map((why) => unknownBecause(why, at)));
}

export const mappers = [image];
