/** Terraform code of one resource in one line: `made("aws_lb", 'internal = true; access_logs { ; bucket = "b" ; }')`. */
export function made(type: string, body = "", name = "a"): string {
  const lines = body.split(";").map((line) => `  ${line.trim()}\n`);
  return `resource "${type}" "${name}" {\n${lines.join("")}}\n`;
}

/** A variable that nobody sets. */
export const variable = 'variable "v" {}\n';
