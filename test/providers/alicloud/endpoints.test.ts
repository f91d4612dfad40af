import { describe, expect, it } from "vitest";
import { calls } from "../../../providers/alicloud/calls.ts";
import { BadEndpoint, endpointOf, endpointsIn } from "../../../providers/alicloud/endpoints.ts";
import { productNamed } from "../../../providers/alicloud/products.ts";
import { sessionOperations } from "../../../providers/alicloud/session.ts";

const none = endpointsIn([]);
const SUFFIX = [".aliyuncs", "com"].join(".");

describe("where a product answers", () => {
  const table: readonly (readonly [product: string, region: string, site: "cn" | "intl", host: string])[] = [
    ["ecs", "cn-beijing", "cn", "ecs.cn-beijing"],
    ["ecs", "cn-hangzhou", "cn", "ecs-cn-hangzhou"],
    ["ecs", "cn-shanghai-finance-1", "cn", "ecs-cn-hangzhou"],
    ["ecs", "cn-beijing-finance-1", "cn", "ecs.cn-beijing-finance-1"],
    ["ecs", "cn-north-2-gov-1", "cn", "ecs"],
    ["ecs", "cn-hangzhou-finance", "cn", "ecs"],
    ["ecs", "me-central-1", "intl", "ecs.me-central-1"],
    ["vpc", "cn-hangzhou", "cn", "vpc"],
    ["vpc", "cn-north-2-gov-1", "cn", "vpc"],
    ["vpc", "ap-southeast-1", "intl", "vpc.ap-southeast-1"],
    ["rds", "cn-shanghai", "cn", "rds"],
    ["rds", "us-east-1", "intl", "rds"],
    ["rds", "eu-central-1", "intl", "rds.eu-central-1"],
    ["rds", "cn-hangzhou-finance", "cn", "rds-vpc.cn-hangzhou-finance"],
    ["slb", "cn-hongkong", "cn", "slb"],
    ["slb", "ap-southeast-5", "intl", "slb.ap-southeast-5"],
    ["actiontrail", "cn-shenzhen-finance-1", "cn", "actiontrail"],
    ["actiontrail", "cn-shanghai-finance-1", "cn", "actiontrail.cn-shanghai-finance-1"],
    ["dds", "cn-beijing", "cn", "mongodb"],
    ["dds", "cn-qingdao", "cn", "mongodb.cn-qingdao"],
    ["polardb", "cn-shanghai", "cn", "polardb"],
    ["r-kvstore", "ap-southeast-1", "intl", "r-kvstore.ap-southeast-1"],
    ["kms", "cn-hangzhou", "cn", "kms.cn-hangzhou"],
    ["nas", "cn-hangzhou-finance", "cn", "nas.cn-hangzhou-dg-a01"],
    ["config", "eu-central-1", "cn", "config.cn-shanghai"],
    ["config", "cn-hangzhou", "intl", "config.ap-southeast-1"],
    ["resourcecenter", "cn-hangzhou", "cn", "resourcecenter"],
    ["resourcecenter", "cn-hangzhou", "intl", "resourcecenter-intl"],
    ["ros", "ap-southeast-1", "intl", "ros"],
    ["sas", "cn-hangzhou", "intl", "tds"],
    ["sas", "cn-hongkong", "cn", "tds.ap-southeast-1"],
    ["ram", "eu-west-1", "intl", "ram"],
    ["ims", "cn-hangzhou", "cn", "ims"],
    ["oss", "cn-hangzhou", "cn", "oss-cn-hangzhou"],
    ["sls", "cn-hangzhou", "cn", "cn-hangzhou.log"],
    ["fc", "cn-hangzhou", "cn", "fcv3.cn-hangzhou"],
    ["das", "eu-central-1", "intl", "das.cn-shanghai"],
    ["ess", "cn-nanjing", "cn", "ess"],
    ["ess", "cn-chengdu", "cn", "ess.cn-chengdu"],
    ["vpcpeer", "cn-chengdu", "cn", "vpcpeer"],
    ["cdn", "cn-hangzhou", "cn", "cdn"],
    ["cdn", "cn-hangzhou", "intl", "cdn.ap-southeast-1"],
    ["dcdn", "ap-southeast-1", "intl", "dcdn"],
    ["mns", "cn-hangzhou", "cn", "mns-open.cn-hangzhou"],
    ["rocketmq", "cn-beijing", "cn", "rocketmq.cn-beijing"],
    ["ons", "cn-beijing-finance-1", "cn", "ons"],
    ["ons", "cn-shanghai", "cn", "ons.cn-shanghai"],
    ["alikafka", "me-central-1", "intl", "alikafka.me-central-1"],
    ["amqp", "eu-central-1", "intl", "amqp-open.eu-central-1"],
    ["cloudapi", "cn-hangzhou-finance", "cn", "apigateway.cn-hangzhou-finance"],
    ["sae", "us-west-1", "intl", "sae.us-west-1"],
  ];
  it.each(table)("%s in %s of the site %s: %s", (product, region, site, host) => {
    expect(endpointOf(product, region, site, none)).toBe(`https://${host}${SUFFIX}`);
  });

  it("is known for every operation that is declared", () => {
    const products = [...calls, ...sessionOperations].map(({ operation }) => operation.split(".")[0] ?? "");
    expect(products.filter((name) => productNamed(name) === undefined)).toEqual([]);
  });
});

describe("endpoints that the user names", () => {
  it("stand before the rule of the product, and `all` for every other", () => {
    const given = endpointsIn(["ecs=ecs-vpc.cn-hangzhou.example", "all=https://gateway.example:8443"]);
    expect(endpointOf("ecs", "cn-hangzhou", "cn", given)).toBe("https://ecs-vpc.cn-hangzhou.example");
    expect(endpointOf("rds", "cn-hangzhou", "cn", given)).toBe("https://gateway.example:8443");
  });

  it.each(["ecs=http://127.0.0.1:8080", "all=http://localhost:1", "all=http://[::1]:9"])(
    "may be this machine by plain HTTP: %s",
    (word) => {
      expect(endpointsIn([word]).size).toBe(1);
    },
  );

  it.each(["ecs=http://ecs.example", "nothing=host.example", "ecs=https://user@host.example", "ecs=https://host.example/path"])(
    "are refused otherwise: %s",
    (word) => {
      expect(() => endpointsIn([word])).toThrow(BadEndpoint);
    },
  );
});
