/**
 * The products that are asked, by the first part of their operations' names: which version of their API is spoken, how its requests are signed, and
 * which hosts answer. Hosts are written without the suffix that all of them have; `{region}` stands for the region asked. Versions and hosts are
 * those of the API models that the vendor publishes (aliyun/alibabacloud-sdk, 2026-08) and, for products with a host for each site, of its
 * Terraform provider.
 */
type Style = "rpc" | "roa" | "oss" | "sls";

interface Product {
  readonly version: string;
  readonly style: Style;
  /** The rule; two where the site of the account, or the part of the world that the region lies in, decides. */
  readonly host: string | Hosts;
  /** Regions that the rule does not hold for, by the host that answers for them. */
  readonly except?: Readonly<Record<string, readonly string[]>>;
  /** One host for all regions: requests name no region. */
  readonly central?: true;
}

interface Hosts {
  readonly by: "site" | "mainland";
  readonly cn: string;
  readonly intl: string;
}

const FINANCE = ["cn-shanghai-finance-1", "cn-shenzhen-finance-1"] as const;
const GOV = "cn-north-2-gov-1";
const HANGZHOU_FINANCE = "cn-hangzhou-finance";
const FIRST_REGIONS = ["cn-qingdao", "cn-beijing", "cn-hangzhou", "cn-shanghai", "cn-shenzhen", "cn-hongkong"] as const;

const rpc = (version: string, name: string, except?: Product["except"]): Product => ({
  version,
  style: "rpc",
  host: `${name}.{region}`,
  ...(except === undefined ? {} : { except }),
});

const central = (version: string, host: Product["host"]): Product => ({ version, style: "rpc", host, central: true });

export const products: Readonly<Record<string, Product>> = {
  actiontrail: rpc("2020-07-06", "actiontrail", { actiontrail: ["cn-beijing-finance-1", HANGZHOU_FINANCE, "cn-shenzhen-finance-1"] }),
  alb: rpc("2020-06-16", "alb"),
  alikafka: rpc("2019-09-16", "alikafka"),
  amqp: rpc("2019-12-12", "amqp-open"),
  cbn: central("2017-09-12", "cbn"),
  cdn: central("2018-05-10", { by: "site", cn: "cdn", intl: "cdn.ap-southeast-1" }),
  cloudapi: rpc("2016-07-14", "apigateway"),
  config: central("2020-09-07", { by: "site", cn: "config.cn-shanghai", intl: "config.ap-southeast-1" }),
  cs: { version: "2015-12-15", style: "roa", host: "cs.{region}" },
  das: central("2020-01-16", "das.cn-shanghai"),
  dcdn: central("2018-01-15", "dcdn"),
  dds: rpc("2015-12-01", "mongodb", {
    mongodb: ["cn-beijing", "cn-wulanchabu", "cn-hangzhou", "cn-shanghai", "cn-heyuan", HANGZHOU_FINANCE],
  }),
  ecs: rpc("2014-05-26", "ecs", { "ecs-cn-hangzhou": ["cn-hangzhou", ...FINANCE], ecs: [GOV, HANGZHOU_FINANCE] }),
  ess: rpc("2022-02-22", "ess", {
    ess: [
      ...FIRST_REGIONS,
      "cn-nanjing",
      "ap-southeast-1",
      "us-east-1",
      "us-west-1",
      ...FINANCE,
      GOV,
      HANGZHOU_FINANCE,
      "cn-beijing-finance-1",
    ],
  }),
  fc: {
    version: "2023-03-30",
    style: "roa",
    host: "fcv3.{region}",
    except: Object.fromEntries(
      ["cn-shanghai-finance-1", "cn-heyuan-acdr-1", HANGZHOU_FINANCE, "me-central-1"].map((region) => [`${region}.fc`, [region]]),
    ),
  },
  ims: central("2019-08-15", "ims"),
  kms: rpc("2016-01-20", "kms"),
  mns: rpc("2022-01-19", "mns-open"),
  nas: rpc("2017-06-26", "nas", { "nas.cn-hangzhou-dg-a01": [HANGZHOU_FINANCE] }),
  nlb: rpc("2022-04-30", "nlb"),
  ons: rpc("2019-02-14", "ons", { ons: ["cn-beijing-finance-1"] }),
  oss: { version: "2019-05-17", style: "oss", host: "oss-{region}" },
  polardb: rpc("2017-08-01", "polardb", {
    polardb: [
      "cn-qingdao",
      "cn-beijing",
      "cn-wulanchabu",
      "cn-hangzhou",
      "cn-shanghai",
      "cn-heyuan",
      HANGZHOU_FINANCE,
      "cn-beijing-finance-1",
    ],
  }),
  "r-kvstore": rpc("2015-01-01", "r-kvstore", {
    "r-kvstore": ["cn-qingdao", "cn-beijing", "cn-wulanchabu", "cn-hangzhou", "cn-shanghai", "cn-heyuan", HANGZHOU_FINANCE],
  }),
  ram: central("2015-05-01", "ram"),
  rds: rpc("2014-08-15", "rds", {
    rds: [...FIRST_REGIONS, "cn-heyuan", "ap-southeast-1", "us-west-1", "us-east-1", ...FINANCE, GOV, "cn-beijing-finance-1"],
    "rds-vpc.cn-hangzhou-finance": [HANGZHOU_FINANCE],
  }),
  resourcecenter: central("2022-12-01", { by: "site", cn: "resourcecenter", intl: "resourcecenter-intl" }),
  resourcemanager: central("2020-03-31", "resourcemanager"),
  ros: central("2019-09-10", "ros"),
  rocketmq: { version: "2022-08-01", style: "roa", host: "rocketmq.{region}" },
  sae: { version: "2019-05-06", style: "roa", host: "sae.{region}" },
  sas: { version: "2018-12-03", style: "rpc", host: { by: "mainland", cn: "tds", intl: "tds.ap-southeast-1" }, central: true },
  slb: rpc("2014-05-15", "slb", { slb: [...FIRST_REGIONS, "ap-southeast-1", "us-east-1", "us-west-1", ...FINANCE, GOV, HANGZHOU_FINANCE] }),
  sls: { version: "2020-12-30", style: "sls", host: "{region}.log", except: { "cn-heyuan-acdr-1-intranet.log": ["cn-heyuan-acdr-1"] } },
  sts: central("2015-04-01", "sts"),
  vpc: rpc("2016-04-28", "vpc", { vpc: ["cn-hangzhou", ...FINANCE, GOV, HANGZHOU_FINANCE] }),
  // One host, which is told the region.
  vpcpeer: { version: "2022-01-01", style: "rpc", host: "vpcpeer" },
};

export function productNamed(name: string): Product | undefined {
  return Object.hasOwn(products, name) ? products[name] : undefined;
}
