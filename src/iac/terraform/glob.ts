const SPECIAL = /[\\^$.|?*+()[\]{}]/g;

/** A glob as a test over a whole path: `*` and `?` stay within a folder, `**` crosses folders, `[a-z]` and `{a,b}` choose. */
export function glob(pattern: string): (path: string) => boolean {
  const source = translate(pattern);
  try {
    const expression = new RegExp(`^${source}$`, "u");
    return (path) => expression.test(path);
  } catch {
    return (path) => path === pattern;
  }
}

function translate(pattern: string): string {
  let out = "";
  let choices = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string;
    if (char === "*" && pattern[i + 1] === "*") {
      i++;
      if (pattern[i + 1] === "/") {
        i++;
        out += "(?:[^/]*/)*";
      } else out += ".*";
    } else if (char === "*") out += "[^/]*";
    else if (char === "?") out += "[^/]";
    else if (char === "[") {
      const end = pattern.indexOf("]", i + 2);
      if (end < 0) out += "\\[";
      else {
        out += characterClass(pattern.slice(i + 1, end));
        i = end;
      }
    } else if (char === "{") {
      choices++;
      out += "(?:";
    } else if (char === "}" && choices > 0) {
      choices--;
      out += ")";
    } else if (char === "," && choices > 0) out += "|";
    else if (char === "\\" && i + 1 < pattern.length) out += escaped(pattern[++i] as string);
    else out += escaped(char);
  }
  return out + ")".repeat(choices);
}

function characterClass(inside: string): string {
  const negated = inside.startsWith("!") || inside.startsWith("^");
  const members = (negated ? inside.slice(1) : inside).replace(/[\\\]^[&]/g, "\\$&");
  return `[${negated ? "^/" : ""}${members}]`;
}

function escaped(text: string): string {
  return text.replace(SPECIAL, "\\$&");
}

/**
 * What `--exclude` names, over paths relative to a scanned folder. A pattern without `/` names files and folders at any depth; one with `/`
 * starts at the scanned folder. Whatever lies in an excluded folder is excluded.
 */
export function excluder(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map((pattern) => {
    const bare = pattern.replace(/^\.?\//, "").replace(/\/(\*\*)?$/, "");
    return glob(pattern.startsWith("/") || bare.includes("/") ? bare : `**/${bare}`);
  });
  return (path) => tests.some((test) => test(path));
}
