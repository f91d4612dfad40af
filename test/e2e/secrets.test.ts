import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { cldscan, plant } from "../support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

/** Every place where people leave secrets in Terraform; each canary stands beside something that is reported. */
const canaries = Array.from({ length: 16 }, (_, index) => `Canary${String(index).padStart(2, "0")}x9QvT4mZr7LwK2`);
const [
  provider,
  providerSecret,
  password,
  userData,
  custom,
  variable,
  heredoc,
  interpolated,
  local,
  output,
  tag,
  comment,
  given,
  environment,
  answer,
  broken,
] = canaries as [string, ...string[]];

const code = `
provider "aws" {
  access_key = "${provider ?? ""}"
  secret_key = "${providerSecret ?? ""}"
}

# password: ${comment ?? ""}
resource "aws_db_instance" "open" {
  password            = "${password ?? ""}"
  publicly_accessible = true
  vpc_security_group_ids = ["\${aws_security_group.open.id}"]
}

resource "aws_instance" "open" {
  user_data = "PASSWORD=${userData ?? ""}"
  metadata_options { http_tokens = "optional" }
  root_block_device { encrypted = false }
  user_data_base64 = <<-EOT
    api_token=${heredoc ?? ""}
  EOT
}

variable "token" {
  default = "${variable ?? ""}"
}

variable "given" {}
variable "secret_from_environment" {}

locals {
  secret = "${local ?? ""}"
  url    = "https://user:${interpolated ?? ""}@example.org/\${var.token}"
}

resource "aws_security_group" "open" {
  name        = "open"
  description = "\${var.given} \${var.secret_from_environment} \${local.url}"
  tags        = { password = "${tag ?? ""}" }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0", local.secret, var.token]
  }
}

resource "azurerm_linux_virtual_machine" "open" {
  custom_data    = "${custom ?? ""}"
  admin_password = "${password ?? ""}"
}

output "password" {
  value = "${output ?? ""}"
}
`;
const answers = {
  format: "cldscan-answers/1",
  provider: "aws",
  cloud: "aws",
  account: "123456789012",
  region: "eu-central-1",
  time: "2026-05-04T10:00:00Z",
  listed: [],
  answers: [
    {
      operation: "cloudtrail.DescribeTrails",
      request: { token: answer },
      status: 403,
      body: { Error: { Code: "AccessDenied", Message: `token ${answer ?? ""}` } },
    },
  ],
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-secrets-"));
  plant(folder, {
    "code/main.tf": code,
    "code/broken.tf": `resource "x" "y" {\n  password = "${broken ?? ""}" "\n}\n`,
    "code/answers.json": JSON.stringify(answers),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([["table"], ["json"]])("no secret shows in a %s", async (format) => {
  const ran = await cldscan(
    ["scan", "code", "--format", format, "--include", "pass", "--include", "not-applicable", "--var", `given=${given ?? ""}`],
    { cwd: folder, env: { TF_VAR_secret_from_environment: environment ?? "" } },
  );
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("aws_security_group.open");
  expect(canaries.filter((canary) => ran.out.includes(canary) || ran.err.includes(canary))).toEqual([]);
});
