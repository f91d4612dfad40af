import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cldscan, plant } from "../support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

const group = (name: string, source: string): string => `
resource "aws_security_group" "${name}" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ${source}
  }
}
`;
const closed = group("closed", '["10.0.0.0/8"]');
const open = group("open", '["0.0.0.0/0"]');
const unresolved = `variable "office" {
  type = list(string)
}\n${group("office", "var.office")}`;
const missing = 'module "far" {\n  source = "example/network/aws"\n}\n';
const denied = {
  format: "cldscan-answers/1",
  provider: "aws",
  cloud: "aws",
  account: "123456789012",
  region: "eu-central-1",
  time: "2026-05-04T10:00:00Z",
  listed: [],
  answers: [{ operation: "cloudtrail.DescribeTrails", request: {}, status: 403, body: { Error: { Code: "AccessDeniedException" } } }],
};
const waiver = (expires: string): string => `
waivers:
  - rule: "vm-hardening/ssh-closed-to-internet"
    resource: "*open*"
    owner: Operations
    reason: Test
    expires: ${expires}
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-exit-"));
  plant(folder, {
    "closed/main.tf": closed,
    "open/main.tf": open,
    "unresolved/main.tf": unresolved,
    "broken/main.tf": closed,
    "broken/wrong.tf": 'resource "aws_vpc" {',
    "broken-open/main.tf": open,
    "broken-open/wrong.tf": 'resource "aws_vpc" {',
    "missing/main.tf": closed + missing,
    "denied/answers.json": JSON.stringify(denied),
    "empty/README.txt": "nothing here",
    "waived.yaml": waiver("2999-12-31"),
    "expired.yaml": waiver("2020-01-01"),
    "lenient.yaml": "failOn: none\n",
    "wrong.yaml": "failon: none\n",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ssh = ["--rule", "vm-hardening/ssh-closed-to-internet"];

const cases: readonly (readonly [code: number, args: readonly string[]])[] = [
  [0, ["scan", "closed", ...ssh]],
  [0, ["scan", "open", ...ssh, "--fail-on", "none"]],
  [0, ["scan", "open", ...ssh, "--config", "waived.yaml"]],
  [0, ["scan", "open", ...ssh, "--config", "lenient.yaml"]],
  [0, ["scan", "unresolved", ...ssh]],
  [0, ["scan", "unresolved", ...ssh, "--var", 'office=["10.1.0.0/16"]', "--strict"]],
  [0, ["scan", "broken", ...ssh, "--allow-incomplete"]],
  [1, ["scan", "open", ...ssh]],
  [1, ["scan", "open", ...ssh, "--fail-on", "critical"]],
  [1, ["scan", "open", ...ssh, "--config", "expired.yaml"]],
  [1, ["scan", "open", ...ssh, "--config", "lenient.yaml", "--fail-on", "low"]],
  [1, ["scan", "unresolved", ...ssh, "--var", 'office=["0.0.0.0/0"]']],
  [1, ["scan", "broken-open", ...ssh]],
  [1, ["scan", "open", "unresolved", ...ssh, "--strict"]],
  [2, ["scan"]],
  [2, ["scan", "empty"]],
  [2, ["scan", "closed", "nowhere"]],
  [2, ["scan", "closed", "--config", "wrong.yaml"]],
  [3, ["scan", "broken", ...ssh]],
  [3, ["scan", "missing", ...ssh]],
  [3, ["scan", "denied"]],
  [3, ["scan", "unresolved", ...ssh, "--strict"]],
  [3, ["scan", "unresolved", ...ssh, "--strict", "--allow-incomplete"]],
  [3, ["scan", "broken-open", ...ssh, "--fail-on", "none"]],
];

describe("the exit code", () => {
  it.each(cases)("is %i for %j", async (code, args) => {
    const ran = await cldscan(args, { cwd: folder });
    expect(ran.code, ran.err).toBe(code);
    if (code === 2) expect([ran.out, ran.err.trim().split("\n").length]).toEqual(["", 1]);
    else expect(ran.err).toMatch(args.includes("expired.yaml") ? /expired on 2020-01-01; the violation counts again\.\n$/ : /^$/);
  });
});
