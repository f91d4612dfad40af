import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, denied, told, toldOf } from "./answered.ts";
import { facts } from "./mapped.ts";

type Case = [string, readonly RecordedAnswer[], Json];
const check = (kind: KindName, cases: readonly Case[]): void => {
  it.each(cases)("%s", (_, answers, expected) => {
    expect(told(kind, answers)).toMatchObject(expected);
  });
};

describe("clusters", () => {
  const cluster = (body: Json): RecordedAnswer => answer("eks.DescribeCluster", { cluster: { name: "c", ...body } }, { name: "c" });
  const network = (more: Json): Json => ({
    resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["10.0.0.0/8"], ...more },
  });
  const asked = { clusterName: "c", addonName: "vpc-cni" };
  const addon = (configurationValues?: string): RecordedAnswer =>
    answer(
      "eks.DescribeAddon",
      { addon: { addonName: "vpc-cni", ...(configurationValues === undefined ? {} : { configurationValues }) } },
      asked,
    );
  const none: RecordedAnswer = {
    ...denied("eks.DescribeAddon", asked),
    status: 404,
    body: { Error: { Code: "ResourceNotFoundException" } },
  };
  check("kubernetes-cluster", [
    ["reached from a network", [cluster(network({}))], { publicEndpoint: true, allowList: [{ addresses: "10.0.0.0-10.255.255.255" }] }],
    ["reached from everywhere", [cluster(network({ publicAccessCidrs: [] }))], { allowList: [{ addresses: "internet" }] }],
    ["without a list", [cluster(network({ publicAccessCidrs: null }))], { allowList: ["…owed resourcesVpcConfig.publicAccessCidrs"] }],
    [
      "with a key of the tenant",
      [cluster({ version: "1.25", encryptionConfig: [{ resources: ["secrets"] }] })],
      { secretsEncrypted: true },
    ],
    ["old, without a key", [cluster({ version: "1.25" })], { secretsEncrypted: false }],
    ["new", [cluster({ version: "1.31" })], { secretsEncrypted: true }],
    ["of no version", [cluster({})], { secretsEncrypted: "?owed version" }],
    [
      "with some logs",
      [
        cluster({
          logging: {
            clusterLogging: [
              { types: ["api", "audit"], enabled: true },
              { types: ["scheduler"], enabled: false },
            ],
          },
        }),
      ],
      { missingLogs: ["authenticator", "controllerManager", "scheduler"] },
    ],
    [
      "that says nothing of logs",
      [cluster({})],
      { missingLogs: "?owed logging.clusterLogging", deletionProtected: "?owed deletionProtection" },
    ],
    ["told to keep to network policies", [cluster({}), addon('{"enableNetworkPolicy":"true"}')], { networkPolicy: true }],
    ["not told to", [cluster({}), addon()], { networkPolicy: false }],
    ["without the add-on", [cluster({}), none], { networkPolicy: "?not-visible which network plug-in the cluster runs" }],
    ["with a refused add-on", [cluster({}), denied("eks.DescribeAddon", asked)], { networkPolicy: "?denied eks:DescribeAddon" }],
    [
      "refused",
      [denied("eks.DescribeCluster", { name: "c" })],
      { publicEndpoint: "?denied eks:DescribeCluster", missingLogs: "?denied eks:DescribeCluster" },
    ],
  ]);
});

describe("functions", () => {
  const lambda = answer("lambda.ListFunctions", {
    Functions: [{ FunctionName: "f", FunctionArn: "f", Role: "role/f", TracingConfig: { Mode: "Active" } }],
  });
  const role = (more: Json): RecordedAnswer =>
    answer(
      "iam.GetAccountAuthorizationDetails",
      { RoleDetailList: [{ Arn: "role/f", RolePolicyList: [], AttachedManagedPolicies: [], ...more }] },
      { Filter: ["Role"] },
    );
  const policy = (Document: string): RecordedAnswer =>
    answer(
      "iam.GetAccountAuthorizationDetails",
      {
        Policies: [
          {
            Arn: "policy/p",
            PolicyVersionList: [
              { IsDefaultVersion: false, Document: "%7B%7D" },
              { IsDefaultVersion: true, Document },
            ],
          },
        ],
      },
      { Filter: ["LocalManagedPolicy", "AWSManagedPolicy"] },
    );
  const allowing = (...Action: readonly string[]): string =>
    encodeURIComponent(JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource: "*" }] }));
  const group = "arn:aws:logs:*:*:log-group:";
  const inline = (Effect: string, more: Json = {}): Json => ({
    PolicyDocument: encodeURIComponent(JSON.stringify({ Statement: { Effect, Action: "logs:*", Resource: "*", ...more } })),
  });
  const attached = (PolicyArn: string): RecordedAnswer => role({ AttachedManagedPolicies: [{ PolicyArn }] });
  check("function", [
    ["whose role may log", [lambda, role({ RolePolicyList: [{ PolicyDocument: allowing("logs:*") }] })], { logged: true, traced: true }],
    ["whose role may not", [lambda, role({ RolePolicyList: [{ PolicyDocument: allowing("s3:*") }] })], { logged: false }],
    ["with a policy of AWS", [lambda, attached("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")], { logged: true }],
    [
      "with a policy of the account",
      [lambda, attached("policy/p"), policy(allowing("logs:CreateLogStream", "logs:PutLogEvents"))],
      { logged: true },
    ],
    ["with half of it", [lambda, attached("policy/p"), policy(allowing("logs:PutLogEvents"))], { logged: false }],
    ["with a policy that was not read", [lambda, attached("policy/p")], { logged: "?outside-scan policy/p" }],
    [
      "that may log its own group",
      [lambda, role({ RolePolicyList: [inline("Allow", { Resource: `${group}/aws/lambda/f:*` })] })],
      { logged: true },
    ],
    [
      "that may log another group",
      [lambda, role({ RolePolicyList: [inline("Allow", { Resource: `${group}/aws/lambda/g:*` })] })],
      { logged: false },
    ],
    ["that is denied what it may", [lambda, role({ RolePolicyList: [inline("Allow"), inline("Deny")] })], { logged: false }],
    [
      "that is denied another group",
      [lambda, role({ RolePolicyList: [inline("Allow"), inline("Deny", { Resource: `${group}/other:*` })] })],
      { logged: true },
    ],
    [
      "that is denied under a condition",
      [lambda, role({ RolePolicyList: [inline("Allow"), inline("Deny", { Condition: { Bool: { "aws:ViaAWSService": "false" } } })] })],
      { logged: "?not-visible whether the condition of a statement about logs holds" },
    ],
    [
      "with a boundary around it",
      [
        lambda,
        role({ RolePolicyList: [inline("Allow")], PermissionsBoundary: { PermissionsBoundaryArn: "policy/p" } }),
        policy(allowing("s3:*")),
      ],
      { logged: false },
    ],
    [
      "with roles refused",
      [lambda, denied("iam.GetAccountAuthorizationDetails")],
      { logged: "?denied iam:GetAccountAuthorizationDetails" },
    ],
  ]);
});

describe("distributions", () => {
  const viewed = (policy: string, ...others: readonly string[]): Json => ({
    DefaultCacheBehavior: { ViewerProtocolPolicy: policy },
    CacheBehaviors:
      others.length === 0 ? { Quantity: 0 } : { Quantity: others.length, Items: others.map((each) => ({ ViewerProtocolPolicy: each })) },
  });
  const certificate = (MinimumProtocolVersion: string, own = false): Json => ({
    ViewerCertificate: { CloudFrontDefaultCertificate: own, MinimumProtocolVersion },
  });
  const distribution = (...parts: readonly Json[]): RecordedAnswer =>
    answer("cloudfront.ListDistributions", {
      DistributionList: { Quantity: 1, IsTruncated: false, Items: [Object.assign({ Id: "E1" }, ...parts) as Json] },
    });
  check("cdn", [
    ["HTTPS alone", [distribution(viewed("https-only", "redirect-to-https"))], { httpsOnly: true }],
    ["plain on one path", [distribution(viewed("https-only", "allow-all"))], { httpsOnly: false }],
    [
      "paths left out",
      [distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: "https-only" } })],
      { httpsOnly: "?owed CacheBehaviors" },
    ],
    ["TLS 1.2", [distribution(certificate("TLSv1.2_2021"))], { minTls: "1.2" }],
    ["the certificate of CloudFront", [distribution(certificate("TLSv1.2_2021", true))], { minTls: "1.0" }],
    [
      "a policy to come",
      [distribution(certificate("TLSv9"))],
      { minTls: '?unexpected-value ViewerCertificate.MinimumProtocolVersion = "TLSv9"' },
    ],
  ]);
  it("are none where the list is counted as empty and left out", () => {
    expect(toldOf("cdn", [answer("cloudfront.ListDistributions", { DistributionList: { Quantity: 0, IsTruncated: false } })])).toEqual([]);
  });
});

describe("log groups", () => {
  const group = (more: Json = {}): RecordedAnswer => answer("logs.DescribeLogGroups", { logGroups: [{ logGroupName: "g", ...more }] });
  const key = answer("kms.DescribeKey", { KeyMetadata: { KeyId: "k-1", KeyManager: "CUSTOMER" } }, { KeyId: "k-1" });
  check("log-store", [
    ["without a number of days", [group()], { retention: "forever", customerKey: false }],
    ["with one", [group({ retentionInDays: 180 })], { retention: 180 }],
    ["for delivery", [group({ logGroupClass: "DELIVERY", retentionInDays: 180 })], { retention: 1 }],
    ["with a key", [group({ kmsKeyId: "k-1" }), key], { customerKey: true }],
  ]);
});

describe("gateways and environments", () => {
  const rest = (stage: Json): RecordedAnswer =>
    answer("apigateway.GetStages", { item: [{ stageName: "live", ...stage }] }, { restApiId: "a" });
  const stage = (more: Json): RecordedAnswer =>
    answer("apigatewayv2.GetStages", { Items: [{ StageName: "live", ...more }] }, { ApiId: "a" });
  const domain = (securityPolicy?: string): RecordedAnswer =>
    answer("apigateway.GetDomainNames", {
      items: [{ domainName: "d.example", ...(securityPolicy === undefined ? {} : { securityPolicy }) }],
    });
  const twin = answer("apigatewayv2.GetDomainNames", {
    Items: [{ DomainName: "d.example", DomainNameConfigurations: [{ SecurityPolicy: "TLS_1_2" }] }],
  });
  const environment = answer("elasticbeanstalk.DescribeEnvironments", { Environments: [{ EnvironmentName: "e", ApplicationName: "app" }] });
  const option = (Namespace: string, OptionName: string, Value?: string): Json => ({
    Namespace,
    OptionName,
    ...(Value === undefined ? {} : { Value }),
  });
  const settings = (...OptionSettings: readonly Json[]): RecordedAnswer =>
    answer("elasticbeanstalk.DescribeConfigurationSettings", { ConfigurationSettings: [{ OptionSettings }] }, { EnvironmentName: "e" });
  check("web-app", [
    ["access logs", [rest({ accessLogSettings: { destinationArn: "x" } })], { httpsOnly: true, logged: true, minTls: "n/a domain name" }],
    ["execution logs of all methods", [rest({ methodSettings: { "*/*": { loggingLevel: "INFO" } } })], { logged: true }],
    ["of one method", [rest({ methodSettings: { "a/GET": { loggingLevel: "INFO" } } })], { logged: false }],
    ["no logs", [rest({})], { logged: false }],
    ["stages refused", [denied("apigateway.GetStages", { restApiId: "a" })], { logged: "?denied apigateway:GET" }],
    ["access logs of an HTTP API", [stage({ AccessLogSettings: { DestinationArn: "x" } })], { logged: true }],
    ["a domain name", [domain("TLS_1_0")], { minTls: "1.0", logged: "n/a stage" }],
    ["a domain name that both services show", [domain("TLS_1_2"), twin], { minTls: "1.2" }],
    ["a domain name of the newer service", [twin], { minTls: "1.2" }],
    ["a domain name without a policy", [domain()], { minTls: "?owed securityPolicy" }],
    ["an environment not told", [environment], { logged: "?not-listed elasticbeanstalk.ConfigurationSettings" }],
    [
      "an environment of one machine",
      [environment, settings(option("aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance"))],
      { httpsOnly: "?not-in-format the web server of a single instance" },
    ],
  ]);
  it("have the facts of the same environment in code", () => {
    const options = [
      ["aws:elbv2:listener:443", "Protocol", "HTTPS"],
      ["aws:elbv2:listener:443", "SSLPolicy", "ELBSecurityPolicy-TLS13-1-2-2021-06"],
      ["aws:elbv2:listener:default", "ListenerEnabled", "false"],
      ["aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "true"],
    ] as const;
    const code = `resource "aws_elastic_beanstalk_environment" "e" {
      ${options.map(([namespace, name, value]) => `setting {\n namespace = "${namespace}"\n name = "${name}"\n value = "${value}"\n}`).join("\n")}
    }`;
    const live = told("web-app", [
      environment,
      settings(
        ...options.map(([namespace, name, value]) => option(namespace, name, value)),
        option("aws:elasticbeanstalk:environment", "ServiceRole"),
      ),
    ]);
    expect(live).toEqual(facts("web-app", "aws_elastic_beanstalk_environment.e", code));
  });
});
