import type { Doc } from "../../../src/iac/document.ts";
import { strictest, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import type { FileSystem } from "../../../src/model/kinds/file-system.ts";
import { flatMapMany, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, settled, valueAt } from "../../../src/provider/read.ts";
import { answered, toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { guardsNamed } from "../guards-live.ts";
import { anybodyPassesLive } from "../security-group/admission-live.ts";
import { GROUP as SECURITY_GROUP } from "../security-group/live.ts";
import { EFS, fileSystemCalls, FSX, INTERFACE, POLICY, TARGET, TARGET_GROUPS } from "./answers.ts";
import { FSX_PORTS, NFS, opensToEverybody } from "./mounting.ts";

export const calls = fileSystemCalls;

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
