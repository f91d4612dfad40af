/** Slash-separated paths as Go's path/filepath treats them. */

/** The shortest form of the same path: no empty, `.` or inner `..` elements; `.` for nothing. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!rooted) kept.push(part);
  }
  const joined = (rooted ? "/" : "") + kept.join("/");
  return joined === "" ? "." : joined;
}

/** All but the last element: `a/b` of `a/b/c`, and of `a/b/`. */
export function directoryOf(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf("/") + 1));
}

export function lastElement(path: string): string {
  if (path === "") return ".";
  let end = path.length;
  while (path[end - 1] === "/") end--;
  const bare = path.slice(0, end);
  return bare === "" ? "/" : bare.slice(bare.lastIndexOf("/") + 1);
}
