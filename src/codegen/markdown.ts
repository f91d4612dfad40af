/** A table; cells are escaped, columns are as wide as they need to be and no wider. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function codes(texts: readonly string[]): string {
  return texts.map(code).join(", ");
}

/** A page: paragraphs with a blank line between them. */
export function page(...paragraphs: readonly string[]): string {
  return `${paragraphs.join("\n\n")}\n`;
}
