/** The code of the scan that the golden reports show. What looks like a secret in it must appear in none of them. */
export const canaries = ["canary-of-a-password", "canary in user data", `AKIA${"EXAMPLE7".repeat(2)}`, "canary-of-a-default"];
const [password = "", userData = "", keyId = "", preset = ""] = canaries;

export const networkCode = `# Edge of the shop
module "edge" {
  source   = "./edge"
  for_each = toset(["a", "b", "c"])
}

variable "office_cidr" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "office" {
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.office_cidr]
  }
}
`;

export const edgeCode = `resource "aws_security_group" "ssh" {
  name     = "生产环境-边界"
  password = "${password}"
  ingress {
    cidr_blocks = ["0.0.0.0/0"] # \u001b[2Jall of it \u202e
    from_port   = 22 # used by ${keyId}
  }
}
`;

export const machinesCode = `resource "azurerm_managed_disk" "data" {
  name                 = "data"
  storage_account_type = "Standard_LRS"
}

resource "alicloud_disk" "数据盘" {
  disk_name = "数据盘-订单"
  encrypted = false
}

resource "alicloud_instance" "web" {
  user_data = <<-EOT
    #!/bin/sh
    echo ${userData}
  EOT
  system_disk_encrypted = false
}

variable "key" {
  default   = "${preset}"
  sensitive = true
}

resource "aws_ebs_volume" "scratch" {
  size      = 100
  encrypted =    false
}
`;
