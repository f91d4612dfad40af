/** The estate once more, as its owner would write it in Terraform. */
export const estateCode = (prefix: string): string => `
provider "aws" { region = "us-east-1" }
resource "aws_ebs_encryption_by_default" "on" { enabled = true }
resource "aws_vpc" "shop" { cidr_block = "10.1.0.0/16" }
resource "aws_vpc" "lab" { cidr_block = "10.2.0.0/16" }
resource "aws_cloudwatch_log_group" "kept" {
  name              = "/shop/kept"
  retention_in_days = 400
}
resource "aws_cloudwatch_log_group" "brief" {
  name              = "/shop/brief"
  retention_in_days = 3
}
resource "aws_flow_log" "shop" {
  vpc_id               = aws_vpc.shop.id
  traffic_type         = "ALL"
  log_destination_type = "cloud-watch-logs"
  log_destination      = aws_cloudwatch_log_group.kept.arn
}
resource "aws_subnet" "inside" {
  vpc_id     = aws_vpc.shop.id
  cidr_block = "10.1.1.0/24"
}
resource "aws_subnet" "edge" {
  vpc_id                  = aws_vpc.shop.id
  cidr_block              = "10.1.2.0/24"
  map_public_ip_on_launch = true
}
resource "aws_network_acl" "edge" {
  vpc_id = aws_vpc.shop.id
  ingress {
    rule_no    = 100
    protocol   = "tcp"
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 22
    to_port    = 22
  }
}
resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = aws_vpc.shop.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "bastion" {
  name   = "bastion"
  vpc_id = aws_vpc.shop.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "app" {
  ami                     = "ami-12c6146b"
  instance_type           = "m5.large"
  subnet_id               = aws_subnet.inside.id
  vpc_security_group_ids  = [aws_security_group.app.id]
  disable_api_termination = true
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}
resource "aws_instance" "hop" {
  ami                    = "ami-12c6146b"
  instance_type          = "m5.large"
  subnet_id              = aws_subnet.edge.id
  vpc_security_group_ids = [aws_security_group.bastion.id]
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "optional"
    http_put_response_hop_limit = 2
  }
}
resource "aws_ebs_volume" "sealed" {
  availability_zone = "us-east-1a"
  size              = 8
  encrypted         = true
}
resource "aws_launch_template" "fleet" {
  name     = "fleet"
  image_id = "ami-12c6146b"
  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}
resource "aws_lb" "shop" {
  name            = "shop"
  internal        = true
  subnets         = [aws_subnet.inside.id, aws_subnet.edge.id]
  security_groups = [aws_security_group.app.id]
}
resource "aws_lb_listener" "shop" {
  load_balancer_arn = aws_lb.shop.arn
  protocol          = "HTTP"
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = "made-elsewhere"
  }
}
resource "aws_kms_key" "turning" { enable_key_rotation = true }
resource "aws_kms_key" "still" {}
resource "aws_s3_bucket" "ledger" { bucket = "${prefix}-ledger" }
resource "aws_s3_bucket_public_access_block" "ledger" {
  bucket                  = aws_s3_bucket.ledger.id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}
resource "aws_s3_bucket_server_side_encryption_configuration" "ledger" {
  bucket = aws_s3_bucket.ledger.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.turning.arn
    }
  }
}
resource "aws_s3_bucket_policy" "ledger" {
  bucket = aws_s3_bucket.ledger.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::${prefix}-ledger", "arn:aws:s3:::${prefix}-ledger/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
resource "aws_s3_bucket" "flyers" { bucket = "${prefix}-flyers" }
resource "aws_s3_bucket_acl" "flyers" {
  bucket = aws_s3_bucket.flyers.id
  acl    = "public-read"
}
resource "aws_s3_bucket" "trail" { bucket = "${prefix}-trail" }
resource "aws_cloudtrail" "all" {
  name                          = "all"
  s3_bucket_name                = aws_s3_bucket.trail.id
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }
}
resource "aws_db_instance" "ledger" {
  identifier          = "ledger"
  engine              = "postgres"
  storage_encrypted   = true
  publicly_accessible = false
  deletion_protection = true
}
resource "aws_db_instance" "lab" {
  identifier          = "lab"
  engine              = "postgres"
  publicly_accessible = true
}
resource "aws_dynamodb_table" "orders" {
  name                        = "orders"
  deletion_protection_enabled = true
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.turning.arn
  }
}
resource "aws_efs_file_system" "sealed" { encrypted = true }
resource "aws_efs_file_system" "open" { encrypted = false }
resource "aws_elasticache_replication_group" "sealed" {
  replication_group_id       = "sealed"
  engine                     = "redis"
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}
resource "aws_sns_topic" "sealed" {
  name              = "sealed"
  kms_master_key_id = aws_kms_key.turning.arn
}
resource "aws_sns_topic" "open" { name = "open" }
resource "aws_sqs_queue" "sealed" {
  name              = "sealed"
  kms_master_key_id = aws_kms_key.turning.arn
}
resource "aws_sqs_queue" "open" {
  name                    = "open"
  sqs_managed_sse_enabled = false
}
resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 1
}
resource "aws_secretsmanager_secret" "database" { name = "shop/database" }
resource "aws_ssm_parameter" "token" {
  name = "/shop/token"
  type = "SecureString"
}
resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length      = 14
  require_symbols              = true
  require_numbers              = true
  require_uppercase_characters = true
  require_lowercase_characters = true
  max_password_age             = 90
  password_reuse_prevention    = 24
}
resource "aws_lambda_function" "mailer" {
  function_name = "mailer"
  role          = "runner"
}
resource "aws_eks_cluster" "shop" { name = "shop" }
resource "aws_guardduty_detector" "on" { enable = true }
resource "aws_config_configuration_recorder" "default" {
  name = "default"
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}
`;
