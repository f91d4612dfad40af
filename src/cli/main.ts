#!/usr/bin/env node
import { allocateYoung } from "./collector-hint.ts";
import { version } from "./version.ts";

const args = process.argv.slice(2);

// A reader that goes away (`cldscan rules | head`) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// Editors and scripts ask for the version before every use: it must not cost the loading of anything.
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${version()}\n`);
} else {
  allocateYoung();
  const { run } = await import("./program.ts");
  process.exitCode = await run(args, version());
}
