import { expect, it } from "vitest";
import { progressOn } from "../../src/cli/progress.ts";

function told(isTTY: boolean): string {
  let out = "";
  const stream = { isTTY, write: (text: string) => ((out += text), true) } as unknown as NodeJS.WriteStream;
  const progress = progressOn(stream, "zh");
  progress.say({ en: "Reading", zh: "正在读取" });
  progress.done();
  return out;
}

it("progress is one line on a terminal that goes away again, and silence elsewhere", () => {
  expect(told(true)).toBe("\r\u001B[2K正在读取 …\r\u001B[2K");
  expect(told(false)).toBe("");
});
