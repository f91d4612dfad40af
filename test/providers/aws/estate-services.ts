/** What serves, logs, watches and signs in. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, CANARY, KEY, pages } from "./estate-answers.ts";

const balancer = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1";
const listener = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/web/1/1";
const plain = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/web/1/2";
const trail = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/all";
const redirect = { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } };
const attribute = (Key: string, Value: string): object => ({ Key, Value });

const report = [
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated",
  "<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,2024-01-01T00:00:00+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
  "ana,arn:aws:iam::111122223333:user/ana,2025-01-01T00:00:00+00:00,true,2026-01-10T00:00:00+00:00,2025-12-01T00:00:00+00:00,N/A,true,true,2025-12-20T00:00:00+00:00,2026-01-12T00:00:00+00:00,eu-west-1,s3,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
].join("\n");

const balancing: readonly RecordedAnswer[] = [
  ...pages(
    "elbv2.DescribeLoadBalancers",
    "LoadBalancers",
    [
      {
        LoadBalancerArn: balancer,
        LoadBalancerName: "web",
        Type: "application",
        Scheme: "internal",
        State: { Code: "active" },
        VpcId: "vpc-0a",
        SecurityGroups: ["sg-0a"],
        IpAddressType: "ipv4",
        AvailabilityZones: [{ SubnetId: "subnet-0a" }],
      },
    ],
    "NextMarker",
    "Marker",
  ),
  answer("elbv2.DescribeListeners", {
    Listeners: [
      {
        ListenerArn: listener,
        LoadBalancerArn: balancer,
        Port: 443,
        Protocol: "HTTPS",
        SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        Certificates: [{ CertificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/1" }],
        DefaultActions: [{ Type: "forward", TargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1" }],
      },
      { ListenerArn: plain, LoadBalancerArn: balancer, Port: 80, Protocol: "HTTP", DefaultActions: [redirect] },
    ],
  }),
  answer("elbv2.DescribeRules", {
    Rules: [{ RuleArn: `${plain}/default`, Priority: "default", IsDefault: true, Conditions: [], Actions: [redirect] }],
  }),
  answer("elbv2.DescribeLoadBalancerAttributes", {
    Attributes: [
      attribute("access_logs.s3.enabled", "true"),
      attribute("access_logs.s3.bucket", "example-logs"),
      attribute("access_logs.s3.prefix", ""),
      attribute("deletion_protection.enabled", "true"),
      attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
      attribute("routing.http.desync_mitigation_mode", "defensive"),
    ],
  }),
  ...pages(
    "elbv2.DescribeSSLPolicies",
    "SslPolicies",
    [
      {
        Name: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        SslProtocols: ["TLSv1.2", "TLSv1.3"],
        Ciphers: [{ Name: "TLS_AES_128_GCM_SHA256", Priority: 1 }],
      },
    ],
    "NextMarker",
    "Marker",
  ),
  ...pages(
    "elb.DescribeLoadBalancers",
    "LoadBalancerDescriptions",
    [
      {
        LoadBalancerName: "old",
        Scheme: "internal",
        VPCId: "vpc-0a",
        SecurityGroups: ["sg-0a"],
        Subnets: ["subnet-0a"],
        ListenerDescriptions: [
          {
            Listener: {
              Protocol: "HTTPS",
              LoadBalancerPort: 443,
              InstanceProtocol: "HTTPS",
              InstancePort: 443,
              SSLCertificateId: "arn:aws:acm:eu-west-1:111122223333:certificate/1",
            },
            PolicyNames: ["tls"],
          },
        ],
      },
    ],
    "NextMarker",
    "Marker",
  ),
  answer("elb.DescribeLoadBalancerAttributes", {
    LoadBalancerAttributes: {
      AccessLog: { Enabled: true, S3BucketName: "example-logs", EmitInterval: 60 },
      CrossZoneLoadBalancing: { Enabled: true },
      ConnectionDraining: { Enabled: true },
      ConnectionSettings: { IdleTimeout: 60 },
      AdditionalAttributes: [],
    },
  }),
  answer("elb.DescribeLoadBalancerPolicies", {
    PolicyDescriptions: [
      {
        PolicyName: "tls",
        PolicyTypeName: "SSLNegotiationPolicyType",
        PolicyAttributeDescriptions: [
          { AttributeName: "Reference-Security-Policy", AttributeValue: "ELBSecurityPolicy-TLS-1-2-2017-01" },
          { AttributeName: "Protocol-TLSv1.2", AttributeValue: "true" },
          { AttributeName: "Protocol-TLSv1.1", AttributeValue: "false" },
          { AttributeName: "Protocol-TLSv1", AttributeValue: "false" },
          { AttributeName: "Protocol-SSLv3", AttributeValue: "false" },
        ],
      },
    ],
  }),
];

const serving: readonly RecordedAnswer[] = [
  ...pages("eks.ListClusters", "clusters", ["apps"], "nextToken"),
  answer("eks.DescribeCluster", {
    cluster: {
      name: "apps",
      arn: "arn:aws:eks:eu-west-1:111122223333:cluster/apps",
      status: "ACTIVE",
      version: "1.31",
      resourcesVpcConfig: {
        vpcId: "vpc-0a",
        subnetIds: ["subnet-0a"],
        securityGroupIds: ["sg-0a"],
        clusterSecurityGroupId: "sg-0a",
        endpointPublicAccess: false,
        endpointPrivateAccess: true,
        publicAccessCidrs: [],
      },
      logging: { clusterLogging: [{ types: ["api", "audit", "authenticator", "controllerManager", "scheduler"], enabled: true }] },
      encryptionConfig: [{ resources: ["secrets"], provider: { keyArn: KEY } }],
      accessConfig: { authenticationMode: "API" },
    },
  }),
  answer("eks.DescribeAddon", {
    addon: {
      addonName: "vpc-cni",
      clusterName: "apps",
      status: "ACTIVE",
      configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }),
    },
  }),
  ...pages(
    "lambda.ListFunctions",
    "Functions",
    [
      {
        FunctionName: "resize",
        FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:resize",
        Runtime: "nodejs22.x",
        Role: "arn:aws:iam::111122223333:role/resize",
        VpcConfig: { VpcId: "vpc-0a", SubnetIds: ["subnet-0a"], SecurityGroupIds: ["sg-0a"] },
        KMSKeyArn: KEY,
        TracingConfig: { Mode: "Active" },
        LoggingConfig: { LogFormat: "JSON", LogGroup: "/aws/lambda/resize" },
        Environment: { Variables: { API_TOKEN: CANARY } },
      },
    ],
    "NextMarker",
    "Marker",
  ),
  answer(
    "cloudfront.ListDistributions",
    { DistributionList: { IsTruncated: false, Quantity: 0, MaxItems: 100, Marker: "page-2" } },
    { Marker: "page-2" },
  ),
  answer("cloudfront.ListDistributions", {
    DistributionList: {
      IsTruncated: true,
      NextMarker: "page-2",
      Quantity: 1,
      MaxItems: 100,
      Items: [
        {
          Id: "E1EXAMPLE",
          ARN: "arn:aws:cloudfront::111122223333:distribution/E1EXAMPLE",
          Status: "Deployed",
          Enabled: true,
          DomainName: "d111.example.test",
          Aliases: { Quantity: 1, Items: ["www.example.test"] },
          DefaultCacheBehavior: { TargetOriginId: "web", ViewerProtocolPolicy: "redirect-to-https" },
          CacheBehaviors: { Quantity: 0 },
          ViewerCertificate: {
            CloudFrontDefaultCertificate: false,
            ACMCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1",
            MinimumProtocolVersion: "TLSv1.2_2021",
            SSLSupportMethod: "sni-only",
          },
          Origins: {
            Quantity: 1,
            Items: [
              {
                Id: "web",
                DomainName: "web.example.test",
                CustomHeaders: { Quantity: 1, Items: [{ HeaderName: "x-origin", HeaderValue: CANARY }] },
                CustomOriginConfig: {
                  HTTPPort: 80,
                  HTTPSPort: 443,
                  OriginProtocolPolicy: "https-only",
                  OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] },
                },
              },
            ],
          },
        },
      ],
    },
  }),
  ...pages("apigateway.GetRestApis", "items", [{ id: "rest1", name: "rest", endpointConfiguration: { types: ["PRIVATE"] } }], "position"),
  answer("apigateway.GetStages", {
    item: [
      {
        stageName: "live",
        methodSettings: { "*/*": { loggingLevel: "INFO", metricsEnabled: true } },
        accessLogSettings: { destinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/api", format: "json" },
        variables: { token: CANARY },
      },
    ],
  }),
  ...pages(
    "apigateway.GetDomainNames",
    "items",
    [{ domainName: "api.example.test", securityPolicy: "TLS_1_2", endpointConfiguration: { types: ["REGIONAL"] } }],
    "position",
  ),
  ...pages("apigatewayv2.GetApis", "Items", [{ ApiId: "http1", Name: "http", ProtocolType: "HTTP", DisableExecuteApiEndpoint: true }]),
  ...pages("apigatewayv2.GetStages", "Items", [
    {
      StageName: "$default",
      AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/api", Format: "json" },
      StageVariables: { token: CANARY },
    },
  ]),
  ...pages("apigatewayv2.GetDomainNames", "Items", [
    { DomainName: "api2.example.test", DomainNameConfigurations: [{ SecurityPolicy: "TLS_1_2", EndpointType: "REGIONAL" }] },
  ]),
  ...pages("elasticbeanstalk.DescribeEnvironments", "Environments", [
    {
      EnvironmentName: "shop",
      EnvironmentId: "e-1",
      EnvironmentArn: "arn:aws:elasticbeanstalk:eu-west-1:111122223333:environment/shop/shop",
      ApplicationName: "shop",
      Status: "Ready",
      SolutionStackName: "64bit Amazon Linux 2023 v6.0.0 running Node.js 20",
    },
  ]),
  answer("elasticbeanstalk.DescribeConfigurationSettings", {
    ConfigurationSettings: [
      {
        ApplicationName: "shop",
        EnvironmentName: "shop",
        OptionSettings: [
          { Namespace: "aws:elasticbeanstalk:cloudwatch:logs", OptionName: "StreamLogs", Value: "true" },
          { Namespace: "aws:elasticbeanstalk:application:environment", OptionName: "DB_PASSWORD", Value: CANARY },
        ],
      },
    ],
  }),
];

const logging: readonly RecordedAnswer[] = [
  answer("cloudtrail.DescribeTrails", {
    trailList: [
      {
        Name: "all",
        TrailARN: trail,
        HomeRegion: "eu-west-1",
        IsMultiRegionTrail: true,
        IsOrganizationTrail: false,
        IncludeGlobalServiceEvents: true,
        LogFileValidationEnabled: true,
        KmsKeyId: KEY,
        S3BucketName: "example-logs",
        S3KeyPrefix: "",
        CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/trail:*",
        HasCustomEventSelectors: false,
      },
    ],
  }),
  answer("cloudtrail.GetTrailStatus", {
    IsLogging: true,
    LatestDeliveryTime: "2026-01-15T07:55:00.000Z",
    StartLoggingTime: "2024-01-01T00:00:00.000Z",
  }),
  answer("cloudtrail.GetEventSelectors", {
    TrailARN: trail,
    EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] }],
  }),
  ...pages("cloudtrail.ListEventDataStores", "EventDataStores", [
    { EventDataStoreArn: "arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/1", Name: "lake" },
  ]),
  answer("cloudtrail.GetEventDataStore", {
    EventDataStoreArn: "arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/1",
    Name: "lake",
    Status: "ENABLED",
    MultiRegionEnabled: true,
    OrganizationEnabled: false,
    RetentionPeriod: 2557,
    TerminationProtectionEnabled: true,
    KmsKeyId: KEY,
    AdvancedEventSelectors: [{ Name: "all", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }],
  }),
  ...pages(
    "logs.DescribeLogGroups",
    "logGroups",
    [
      {
        logGroupName: "/trail",
        arn: "arn:aws:logs:eu-west-1:111122223333:log-group:/trail:*",
        logGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/trail",
        retentionInDays: 400,
        kmsKeyId: KEY,
      },
      {
        logGroupName: "/vpc/flow",
        arn: "arn:aws:logs:eu-west-1:111122223333:log-group:/vpc/flow:*",
        logGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/vpc/flow",
        retentionInDays: 400,
        kmsKeyId: KEY,
      },
    ],
    "nextToken",
  ),
  ...pages("guardduty.ListDetectors", "DetectorIds", ["d1"]),
  answer("guardduty.GetDetector", {
    Status: "ENABLED",
    FindingPublishingFrequency: "SIX_HOURS",
    Features: [
      "CLOUD_TRAIL",
      "DNS_LOGS",
      "FLOW_LOGS",
      "S3_DATA_EVENTS",
      "EKS_AUDIT_LOGS",
      "EBS_MALWARE_PROTECTION",
      "RDS_LOGIN_EVENTS",
      "LAMBDA_NETWORK_LOGS",
      "RUNTIME_MONITORING",
    ].map((Name) => ({ Name, Status: "ENABLED" })),
  }),
  answer("config.DescribeConfigurationRecorders", {
    ConfigurationRecorders: [
      {
        name: "default",
        roleARN: "arn:aws:iam::111122223333:role/config",
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] },
      },
    ],
  }),
  answer("config.DescribeConfigurationRecorderStatus", {
    ConfigurationRecordersStatus: [{ name: "default", recording: true, lastStatus: "SUCCESS" }],
  }),
];

const identity: readonly RecordedAnswer[] = [
  answer("iam.GetAccountSummary", {
    SummaryMap: {
      Users: 1,
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 0,
      AccountSigningCertificatesPresent: 0,
      AccountPasswordPresent: 1,
    },
  }),
  answer("iam.GetAccountPasswordPolicy", {
    PasswordPolicy: {
      MinimumPasswordLength: 16,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ExpirePasswords: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
    },
  }),
  answer("iam.GenerateCredentialReport", { State: "COMPLETE" }),
  answer("iam.GetCredentialReport", { Content: report, ReportFormat: "text/csv", GeneratedTime: "2026-01-15T07:00:00.000Z" }),
  answer(
    "iam.GetAccountAuthorizationDetails",
    {
      RoleDetailList: [
        {
          RoleName: "resize",
          Arn: "arn:aws:iam::111122223333:role/resize",
          Path: "/",
          RolePolicyList: [],
          AttachedManagedPolicies: [{ PolicyName: "resize", PolicyArn: "arn:aws:iam::111122223333:policy/resize" }],
        },
      ],
      IsTruncated: false,
    },
    { Filter: ["Role"] },
  ),
  answer("iam.GetAccountAuthorizationDetails", {
    Policies: [
      {
        PolicyName: "resize",
        Arn: "arn:aws:iam::111122223333:policy/resize",
        DefaultVersionId: "v1",
        PolicyVersionList: [
          {
            VersionId: "v1",
            IsDefaultVersion: true,
            Document: encodeURIComponent(
              JSON.stringify({
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::example-logs/*" }],
              }),
            ),
          },
        ],
      },
    ],
    IsTruncated: false,
  }),
];

export const services: readonly RecordedAnswer[] = [...balancing, ...serving, ...logging, ...identity];
