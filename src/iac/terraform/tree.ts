/** What a reader sees of the file system. Paths use `/`; a relative path starts at the working directory. */
export interface FileTree {
  /** Entries of a folder by name, links followed. `undefined` when it cannot be read. */
  list(folder: string): readonly Entry[] | undefined;
  /** What stands under the path, links followed. */
  kindOf(path: string): Kind | undefined;
  /** `undefined` when it cannot be read, `too-large` when it has more bytes than `most`. */
  read(file: string, most: number): Uint8Array | "too-large" | undefined;
  /** The path without links, absolute. `undefined` when nothing is there. */
  real(path: string): string | undefined;
}

export type Kind = "file" | "folder" | "other";

export interface Entry {
  readonly name: string;
  readonly kind: Kind;
  /** Set for a link, which may lead out of the tree. */
  readonly link?: true;
}

/** Joins paths and takes out `.` and `..`; the result of joining nothing is `.`. An absolute part starts anew. */
export function joined(...parts: readonly string[]): string {
  let whole = "";
  for (const part of parts) {
    const path = part.replaceAll("\\", "/");
    whole = isAbsolute(path) || whole === "" ? path : `${whole}/${path}`;
  }
  const absolute = whole.startsWith("/");
  const kept: string[] = [];
  for (const step of whole.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (step !== ".." || !absolute) kept.push(step);
  }
  return absolute ? `/${kept.join("/")}` : kept.length === 0 ? "." : kept.join("/");
}

export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

/** The folder that a path without `.` and `..` inside it lies in. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash > 0 && !path.endsWith("..")) return path.slice(0, slash);
  return joined(path, "..");
}

/** The path of something in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === "." ? name : folder === "/" ? `/${name}` : `${folder}/${name}`;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether `path` is `folder` or lies below it. Both without links. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === "/" || path.startsWith(`${folder}/`);
}

/** The way from one folder to a path, both written from the same start. */
export function relativeTo(folder: string, path: string): string {
  const from = joined(folder)
    .split("/")
    .filter((step) => step !== ".");
  const to = joined(path)
    .split("/")
    .filter((step) => step !== ".");
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same] && from[same] !== "..") same++;
  if (from.slice(same).includes("..")) return joined(path);
  const steps = [...from.slice(same).map(() => ".."), ...to.slice(same)];
  return steps.length === 0 ? "." : steps.join("/");
}

/** A tree held in memory, from path to text. Folders exist where files lie in them. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [joined("/", path), text]));
  const folders = new Map<string, Map<string, Kind>>([["/", new Map()]]);
  for (const path of bytes.keys()) {
    let kind: Kind = "file";
    for (let at = path; at !== "/"; at = folderOf(at)) {
      const folder = folderOf(at);
      let entries = folders.get(folder);
      if (entries === undefined) folders.set(folder, (entries = new Map<string, Kind>()));
      entries.set(nameOf(at), kind);
      kind = "folder";
    }
  }
  const whole = (path: string): string => joined("/", path);
  const kindOf = (path: string): Kind | undefined => (bytes.has(whole(path)) ? "file" : folders.has(whole(path)) ? "folder" : undefined);
  return {
    list: (folder) => {
      const entries = folders.get(whole(folder));
      return entries && [...entries].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    kindOf,
    read: (file, most) => {
      const held = bytes.get(whole(file));
      const read = typeof held === "string" ? new TextEncoder().encode(held) : held;
      return read !== undefined && read.length > most ? "too-large" : read;
    },
    real: (path) => (kindOf(path) === undefined ? undefined : whole(path)),
  };
}
