import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { cldscan, plant } from "../support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

const canaries: string[] = [];

/** A secret that only its name or place gives away. */
function plain(): string {
  const made = `maple-river-${String(canaries.length)}`;
  canaries.push(made);
  return made;
}

/** A secret as machines make them. */
function random(): string {
  const made = `Ca${String(canaries.length)}x9QvT4mZr7LwK2bN8`;
  canaries.push(made);
  return made;
}

/** Places where people leave secrets, each beside something that is reported. */
const code = `
provider "aws" {
  access_key = "${plain()}"
  secret_key = "${plain()}"
}

variable "token" {
  default = "${random()}"
}

variable "given" {}

variable "secret_from_environment" {}

locals {
  secret = "${plain()}"
  url    = "https://user:${plain()}@example.org/\${var.token}"
}

resource "aws_db_instance" "open" {
  password            = "${plain()}"
  publicly_accessible = true
  username            = "\${var.given}-\${local.url}"
  # api_key = "${plain()}"
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_instance" "open" {
  user_data = "PASSWORD=${plain()}"
  metadata_options { http_tokens = "optional" }
  root_block_device { encrypted = false }
  user_data_base64 = <<-EOT
    one ${plain()}
    two ${plain()}
  EOT
}

resource "aws_security_group" "open" {
  description = "\${var.secret_from_environment} \${local.secret} ${random()}"
  tags        = { password = "${plain()}" }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
    description = var.given
  }
}

resource "azurerm_linux_virtual_machine" "open" {
  custom_data    = "${plain()}"
  admin_password = "${plain()}"
}

output "password" {
  value = "${random()}"
}
`;
const broken = `resource "aws_vpc" "x" {\n  password = "${plain()}" "\n}\n`;
const [request, body, given, environment] = [plain(), plain(), random(), random()];
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
      request: { token: request },
      status: 403,
      body: { Error: { Code: "AccessDenied", Message: body } },
    },
  ],
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-secrets-"));
  plant(folder, { "code/main.tf": code, "code/broken.tf": broken, "code/answers.json": JSON.stringify(answers) });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(["table", "json"])("no secret shows in a %s, nor in what is saved beside it", async (format) => {
  const flags = ["--format", format, "--include", "pass", "--include", "not-applicable", "--var", `given=${given}`, "--save", "saved.gz"];
  const ran = await cldscan(["scan", "code", ...flags], { cwd: folder, env: { TF_VAR_secret_from_environment: environment } });
  expect(ran.code).toBe(1);
  for (const address of ["aws_security_group.open", "aws_db_instance.open", "aws_instance.open"]) expect(ran.out).toContain(address);
  expect(ran.out).toContain("broken.tf");
  expect(canaries.filter((canary) => ran.out.includes(canary) || ran.err.includes(canary))).toEqual([]);
  const saved = gunzipSync(readFileSync(join(folder, "saved.gz"))).toString("utf8");
  expect(saved).toContain("aws_security_group.open");
  expect(canaries.filter((canary) => saved.includes(canary))).toEqual([]);
});
