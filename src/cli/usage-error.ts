import type { Text } from "../model/text.ts";

/** Something the user must put right before a scan makes sense. It ends the command with exit code 2 and this one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
