import { createGzip, gunzipSync, constants } from "node:zlib";
import { Transform, type TransformCallback } from "node:stream";

const SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** Whether bytes begin as those of gzip do. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Streams that compress what is written: the same bytes for the same text on every system. */
export function packing(): readonly [NodeJS.ReadWriteStream, NodeJS.ReadWriteStream] {
  let passed = 0;
  const withoutSystem = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (passed <= SYSTEM_BYTE && passed + chunk.length > SYSTEM_BYTE) chunk[SYSTEM_BYTE - passed] = UNKNOWN_SYSTEM;
      passed += chunk.length;
      done(null, chunk);
    },
  });
  return [createGzip({ level: 6 }), withoutSystem];
}

/** What the first bytes of a packed file say; an empty text where they are damaged. */
export function headOf(bytes: Uint8Array): string {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
  } catch {
    return "";
  }
}

/** Few large pieces: they are put together in the end. */
const CHUNK = 1 << 22;

/** Unpacks up to `most` bytes, whatever the file would swell to. */
export function unpacked(bytes: Uint8Array, most: number): Uint8Array | "damaged" | "too-large" {
  try {
    return gunzipSync(bytes, { maxOutputLength: most, chunkSize: CHUNK });
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "damaged";
  }
}
