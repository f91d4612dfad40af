import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, list, settled, text, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { namesSomething } from "../named.ts";
import { anyOf } from "../satellites.ts";
import { beanstalk } from "./beanstalk.ts";
import { domainPolicyTls } from "./domain-policies.ts";

const always: Fact<boolean> = known(true, { basis: "platform" });
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** App Runner answers HTTPS alone and keeps every log (https://docs.aws.amazon.com/apprunner/latest/dg/monitor-cwl.html). */
const appRunner = defineMapper({
  provider: "aws",
  reads: "aws_apprunner_service",
  kinds: ["web-app"],
  map: (doc): WebApp => ({
    httpsOnly: always,
    minTls: known("1.2", { basis: "platform" }),
    logged: always,
    ...awsBase("web-app", doc, { named: "service_name", handles: ["service_name", "arn", "id"] }),
  }),
});

const METHOD_SETTINGS = "aws_api_gateway_method_settings";

/** API Gateway answers HTTPS alone. Access logs are the stage's, execution logs may be switched on for its methods. */
const stage = defineMapper({
  provider: "aws",
  reads: ["aws_api_gateway_stage", "aws_apigatewayv2_stage"],
  kinds: ["web-app"],
  identity: ["stage_name", "name", "id"],
  with: { methods: attached(METHOD_SETTINGS, "stage_name") },
  map: (doc, { methods }): WebApp => ({
    httpsOnly: always,
    minTls: setElsewhere("domain name"),
    logged: strictest([namesSomething(doc.body, "access_log_settings.destination_arn"), anyOf(methods, executionLogs)]),
    ...awsBase("web-app", doc, { named: doc.type === "aws_apigatewayv2_stage" ? "name" : "stage_name", handles: ["arn", "id"] }),
  }),
});

/** Settings for a single method leave the others without logs. */
function executionLogs(settings: Doc): Fact<boolean> {
  if (settled(settings.body.get("method_path")) !== "*/*") return off(settings);
  return word(settings.body, "settings.logging_level", { INFO: true, ERROR: true, OFF: false }, off(settings));
}

const domain = defineMapper({
  provider: "aws",
  reads: ["aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"],
  kinds: ["web-app"],
  map: (doc): WebApp => ({
    httpsOnly: always,
    minTls: domainTls(doc),
    logged: setElsewhere("stage"),
    ...awsBase("web-app", doc, { named: "domain_name", handles: ["domain_name", "arn", "id"] }),
  }),
});

/** Edge-optimised domain names get TLS 1.2 unless told otherwise; what regional ones get is not documented. */
function domainTls(doc: Doc): Fact<TlsVersion> {
  const path = doc.type === "aws_apigatewayv2_domain_name" ? "domain_name_configuration.security_policy" : "security_policy";
  if (isAbsent(doc.body, path)) {
    const types = list(doc.body, "endpoint_configuration.types");
    const edge =
      (isAbsent(doc.body, "endpoint_configuration") && doc.type === "aws_api_gateway_domain_name") ||
      types.items.some((each) => settled(each) === "EDGE");
    return edge
      ? known("1.2", { basis: "default", at: doc.at })
      : unknown("not-visible", "the default security policy of the domain name", doc.at);
  }
  const written = text(doc.body, path, unknown("unexpected-value", path, doc.at));
  if (written.state !== "known") return written;
  return domainPolicyTls(written.value, path, written.at);
}

export const mappers = [appRunner, stage, domain, beanstalk];
