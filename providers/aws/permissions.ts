/** What the identity of a scan must be granted: exactly the operations that the adapter declares. */
import { publishedServices, roleArn, type AwsCloud } from "./clouds.ts";

export interface PolicyRequest {
  /** Permissions by operation. */
  readonly operations: ReadonlyMap<string, readonly string[]>;
  readonly cloud: AwsCloud;
  /** Role that is assumed in member accounts. */
  readonly memberRole: string;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

const ASSUME = "sts:AssumeRole";

/** An IAM policy, ready to attach: reading of configuration, and entering the scan's own role in other accounts. */
export function policyDocument({ operations, cloud, memberRole }: PolicyRequest): PolicyDocument {
  const actions = [...new Set([...operations.values()].flat())].toSorted();
  const narrow: readonly Statement[] = [
    { Sid: "EnterMembers", Effect: "Allow", Action: [ASSUME], Resource: roleArn(cloud, "*", memberRole) },
    { Sid: "ReadPublishedServices", Effect: "Allow", Action: ["ssm:GetParametersByPath"], Resource: publishedServices(cloud) },
  ];
  const apart = new Set(narrow.flatMap(({ Action }) => Action));
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "ReadConfiguration", Effect: "Allow", Action: actions.filter((action) => !apart.has(action)), Resource: "*" },
      ...narrow.filter(({ Action }) => Action.every((action) => actions.includes(action))),
    ],
  };
}

/** A CloudFormation template (JSON) of a role with the policy, which an account and, if it says so, an external id may assume. */
export function cloudFormation(request: PolicyRequest): object {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Role for cldscan: reads configuration, changes nothing",
    Parameters: {
      TrustedPrincipal: { Type: "String", Description: "ARN of the identity that runs cldscan" },
      ExternalId: { Type: "String", MinLength: 2, Description: "External id that cldscan is given with --external-id" },
    },
    Resources: {
      ScanRole: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: request.memberRole,
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: { Ref: "TrustedPrincipal" } },
                Action: ASSUME,
                Condition: { StringEquals: { "sts:ExternalId": { Ref: "ExternalId" } } },
              },
            ],
          },
          Policies: [{ PolicyName: "cldscan", PolicyDocument: policyDocument(request) }],
        },
      },
    },
    Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["ScanRole", "Arn"] } } },
  };
}

/** The same as Terraform code in JSON syntax (`cldscan-role.tf.json`). */
export function terraform(request: PolicyRequest): object {
  const trust = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "${var.trusted_principal}" },
        Action: ASSUME,
        Condition: { StringEquals: { "sts:ExternalId": "${var.external_id}" } },
      },
    ],
  };
  return {
    variable: {
      trusted_principal: { type: "string", description: "ARN of the identity that runs cldscan" },
      external_id: { type: "string", description: "External id that cldscan is given with --external-id" },
    },
    resource: {
      aws_iam_role: { cldscan: { name: request.memberRole, assume_role_policy: JSON.stringify(trust) } },
      aws_iam_role_policy: {
        cldscan: { name: "cldscan", role: "${aws_iam_role.cldscan.id}", policy: JSON.stringify(policyDocument(request)) },
      },
    },
    output: { role_arn: { value: "${aws_iam_role.cldscan.arn}" } },
  };
}
