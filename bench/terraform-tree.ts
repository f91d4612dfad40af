import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a generated tree holds, in the words of the report. */
export const mix =
  "per stack of ~340 lines: three clouds in equal parts; 1 module call in 9 blocks, for_each or count on 1 block in 4, references or variables in 2 attributes of 5, dynamic blocks in 1 security group of 2, one heredoc policy, comments";

/** Writes a tree of about `lines` lines of Terraform: stacks of a few files, each a root that calls the shared modules. Returns the number of lines written. */
export function writeTree(folder: string, lines: number): number {
  let written = 0;
  for (const [name, text] of Object.entries(modules)) written += write(join(folder, "modules", name), "main.tf", text);
  for (let stack = 0; written < lines; stack++) {
    const root = join(folder, "stacks", String(Math.floor(stack / 100)), `stack-${String(stack)}`);
    for (const [file, text] of Object.entries(stackFiles(stack))) {
      if (written < lines) written += write(root, file, text);
    }
  }
  return written;
}

function write(folder: string, file: string, text: string): number {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), text);
  return text.split("\n").length;
}

const modules = {
  network: `# A network with its subnets and, if asked for, its flow log.
variable "name" { type = string }
variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
}
variable "flow_log" {
  type    = bool
  default = true
}
resource "aws_vpc" "this" {
  cidr_block = var.cidr
  tags       = { Name = var.name }
}
resource "aws_subnet" "this" {
  count      = 3
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(var.cidr, 4, count.index)
}
resource "aws_flow_log" "this" {
  count        = var.flow_log ? 1 : 0
  vpc_id       = aws_vpc.this.id
  traffic_type = "ALL"
}
output "vpc_id" { value = aws_vpc.this.id }
`,
  bucket: `variable "name" { type = string }
variable "public" {
  type    = bool
  default = false
}
resource "aws_s3_bucket" "this" {
  bucket = var.name
}
resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = !var.public
  ignore_public_acls      = !var.public
  block_public_policy     = !var.public
  restrict_public_buckets = !var.public
}
resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.this.arn, "\${aws_s3_bucket.this.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
`,
};

function stackFiles(n: number): Readonly<Record<string, string>> {
  return { "variables.tf": variables(n), "aws.tf": aws(n), "azure.tf": azure(n), "alicloud.tf": alicloud(n) };
}

const variables = (n: number): string => `variable "environment" {
  type    = string
  default = "prod-${String(n)}"
}
variable "office" {
  type        = list(string)
  description = "Addresses of the office."
  default     = ["198.51.100.0/24", "203.0.113.0/24"]
}
variable "unset" { type = string }
locals {
  prefix = "\${var.environment}-app"
  ports  = { http = 80, https = 443, app = ${String(8000 + (n % 10))} }
  tags = {
    environment = var.environment
    owner       = "team-${String(n % 17)}"
  }
}
`;

const aws = (n: number): string => `provider "aws" {
  region = "${n % 3 === 0 ? "cn-north-1" : "eu-west-1"}"
}
module "network" {
  source   = "../../../modules/network"
  name     = local.prefix
  cidr     = "10.${String(n % 250)}.0.0/16"
  flow_log = ${String(n % 4 !== 0)}
}
module "bucket" {
  source   = "../../../modules/bucket"
  for_each = toset(["data", "logs", "site"])
  name     = "\${local.prefix}-\${each.key}"
  public   = each.key == "site"
}
${times(
  4,
  (i) => `# Group ${String(i)}: the ports of the application.
resource "aws_security_group" "app_${String(i)}" {
  name   = "\${local.prefix}-${String(i)}"
  vpc_id = module.network.vpc_id
  dynamic "ingress" {
    for_each = local.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ingress.key == "app" ? var.office : ["0.0.0.0/0"]
    }
  }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["${i === 3 ? "0.0.0.0/0" : "10.0.0.0/8"}"]
  }
  tags = local.tags
}
resource "aws_instance" "app_${String(i)}" {
  count                  = ${String((i % 3) + 1)}
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "m5.large"
  vpc_security_group_ids = [aws_security_group.app_${String(i)}.id]
  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "${i % 2 === 0 ? "required" : "optional"}"
  }
  root_block_device {
    encrypted = ${String(i % 2 === 0)}
  }
  tags = merge(local.tags, { Name = "\${local.prefix}-${String(i)}" })
}
`,
)}resource "aws_s3_bucket_policy" "shared" {
  bucket = var.unset
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "s3:GetObject", "Resource": "*",
          "Condition": { "IpAddress": { "aws:SourceIp": \${jsonencode(var.office)} } } }
      ]
    }
  EOT
}
`;

const azure = (n: number): string => `terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm", version = "~> 4.0" }
  }
}
resource "azurerm_resource_group" "this" {
  name     = local.prefix
  location = "chinaeast2"
}
${times(
  4,
  (i) => `resource "azurerm_network_security_group" "app_${String(i)}" {
  name                = "\${local.prefix}-${String(i)}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  security_rule {
    name                       = "ssh"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "${i === 0 ? "Allow" : "Deny"}"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_storage_account" "data_${String(i)}" {
  name                            = "data${String(n)}x${String(i)}"
  resource_group_name             = azurerm_resource_group.this.name
  location                        = azurerm_resource_group.this.location
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  https_traffic_only_enabled      = ${String(i !== 1)}
  allow_nested_items_to_be_public = ${String(i === 2)}
  tags                            = local.tags
}
`,
)}`;

const alicloud = (n: number): string => `resource "alicloud_vpc" "this" {
  vpc_name   = local.prefix
  cidr_block = "172.16.0.0/12"
}
${times(
  4,
  (i) => `resource "alicloud_security_group" "app_${String(i)}" {
  security_group_name = "\${local.prefix}-${String(i)}"
  vpc_id              = alicloud_vpc.this.id
}
resource "alicloud_security_group_rule" "app_${String(i)}" {
  for_each          = local.ports
  security_group_id = alicloud_security_group.app_${String(i)}.id
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "\${each.value}/\${each.value}"
  cidr_ip           = "${i === 1 ? "0.0.0.0/0" : "10.0.0.0/8"}"
}
resource "alicloud_ecs_disk" "data_${String(i)}" {
  zone_id   = "cn-beijing-a"
  size      = ${String(20 + (n % 7))}
  encrypted = ${String(i % 2 === 0)}
}
`,
)}`;

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join("");
}
