import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, type Fact } from "../../../src/model/fact.ts";
import type { FileSystem } from "../../../src/model/kinds/file-system.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { GUARD_TYPES, guardsOf } from "../guards.ts";
import { anyOf } from "../satellites.ts";
import { anybodyPasses } from "../security-group/admission.ts";
import { FSX_PORTS, NFS, opensToEverybody } from "./mounting.ts";

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

const policyIsOpen = (policy: Doc): Fact<boolean> => opensToEverybody(policy.body.get("policy") ?? null, policy.at);

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

function behindGroups(doc: Doc, links: Links): Fact<boolean> {
  return anybodyPasses(doc, guardsOf(doc, "security_group_ids", links, ["subnet_ids"]), FSX_PORTS, links);
}

export const mappers = [efs, fsx];
