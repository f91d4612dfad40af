import { readFileSync } from "node:fs";

/** The version in the package's own manifest, which lies three folders above the built file. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { readonly version: string };
  return manifest.version;
}
