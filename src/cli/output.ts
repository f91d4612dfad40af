import { createWriteStream, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";

/** Writes a result to standard output. A reader that goes away (`| head`) ends it quietly. */
export async function toStandardOutput(chunks: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(batched(chunks)), process.stdout, { end: false });
  } catch (error) {
    if (codeOf(error) !== "EPIPE") throw error;
  }
}

interface ToFile {
  /** The option that named the file. */
  readonly option?: string;
  /** What the text passes on its way. */
  readonly through?: readonly NodeJS.ReadWriteStream[];
}

/** Writes a result to a file, a device or a pipe. Throws a UsageError when that cannot be done. */
export async function toFile(path: string, chunks: Iterable<string>, { option = "--output", through = [] }: ToFile = {}): Promise<void> {
  const into = (file: NodeJS.WritableStream): Promise<void> => pipeline([Readable.from(batched(chunks)), ...through, file]);
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    if (before === undefined) await replaced(path, undefined, into);
    else if (before.isFile()) await replaced(realpathSync(path), before.mode, into);
    else await into(createWriteStream(path));
  } catch (error) {
    const code = codeOf(error);
    throw code === undefined ? error : new UsageError(messages.outputFailed(option, path, code));
  }
}

/** The file appears only when it is whole: a scan that is interrupted leaves the old one in place. */
async function replaced(file: string, mode: number | undefined, into: (file: NodeJS.WritableStream) => Promise<void>): Promise<void> {
  const unfinished = join(dirname(file), `.${basename(file)}.${String(process.pid)}`);
  const interrupted = (): void => {
    rmSync(unfinished, { force: true });
    process.kill(process.pid, "SIGINT");
  };
  process.once("SIGINT", interrupted);
  try {
    await into(createWriteStream(unfinished, mode === undefined ? {} : { mode }));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
    process.removeListener("SIGINT", interrupted);
  }
}

const BATCH = 65_536;

/** Few large writes instead of many small ones. */
function* batched(chunks: Iterable<string>): Iterable<string> {
  let batch: string[] = [];
  let size = 0;
  for (const chunk of chunks) {
    batch.push(chunk);
    size += chunk.length;
    if (size >= BATCH) {
      yield batch.join("");
      batch = [];
      size = 0;
    }
  }
  if (size > 0) yield batch.join("");
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
