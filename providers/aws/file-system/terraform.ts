import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { FileSystem } from "../../../src/model/kinds/file-system.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { grantsToEverybody, statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { asBoolean, boolean, settled } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { GUARD_TYPES, guardsOf } from "../guards.ts";
import { dialect } from "../policy-dialect.ts";
import { anyOf } from "../satellites.ts";
import { anybodyPasses } from "../security-group/admission.ts";

const NFS = [2049];

/** Clients come through mount targets inside a VPC; the policy decides whether anything else may. */
const efs = defineMapper({
  provider: "aws",
  reads: "aws_efs_file_system",
  kinds: ["file-system"],
  identity: ["id", "arn"],
  with: { policies: attached("aws_efs_file_system_policy", "file_system_id"), targets: attached("aws_efs_mount_target", "file_system_id") },
  also: GUARD_TYPES,
  map: (doc, { policies, targets }, links): FileSystem => ({
    public: strictest([
      anyOf(policies, policyIsOpen),
      anyOf(targets, (each) => anybodyPasses(each, guardsOf(each, "security_groups", links, ["subnet_id"]), NFS, links)),
    ]),
    encrypted: boolean(doc.body, "encrypted", known(false, { basis: "default", at: doc.at })),
    ...awsBase("file-system", doc, { named: "creation_token", handles: ["id", "arn", "creation_token"] }),
    name: doc.name,
  }),
});

const THROUGH_MOUNT_TARGET = "elasticfilesystem:accessedviamounttarget";

/** A policy that asks clients to come through a mount target keeps everybody outside the VPC out. */
function policyIsOpen(policy: Doc): Fact<boolean> {
  const { items, open } = statementsOf(policy.body.get("policy") ?? null);
  const grants = items.map((each): Fact<boolean> => (staysInside(each) ? known(false, { at: each.at }) : grantsToEverybody(each, dialect)));
  return strictest([...grants, ...open.map((why) => unknownBecause(why, policy.at))]);
}

function staysInside({ conditions }: Statement): boolean {
  return conditions.items.some(
    ({ operator, key, values }) =>
      operator === "bool" && key === THROUGH_MOUNT_TARGET && values.items.every((each) => asBoolean(settled(each) ?? null) === true),
  );
}

/** FSx stands inside a VPC, always encrypted (https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption.html and its siblings). */
const fsx = defineMapper({
  provider: "aws",
  reads: ["aws_fsx_windows_file_system", "aws_fsx_lustre_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system"],
  kinds: ["file-system"],
  also: GUARD_TYPES,
  map: (doc, _, links): FileSystem => ({
    public: behindGroups(doc, links),
    encrypted: known(true, { basis: "platform" }),
    ...awsBase("file-system", doc, { handles: ["id", "arn"] }),
  }),
});

/** Ports of SMB, Lustre and NFS. */
function behindGroups(doc: Doc, links: Links): Fact<boolean> {
  return anybodyPasses(doc, guardsOf(doc, "security_group_ids", links, ["subnet_ids"]), [445, 988, ...NFS], links);
}

export const mappers = [efs, fsx];
