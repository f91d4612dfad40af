/** Bounds that keep hostile or broken code from eating time and memory. What hits one becomes unresolved, with the reason. */
export interface Limits {
  /** Instances of one block by `count`, `for_each` or `dynamic`. */
  readonly instances: number;
  /** Documents and modules of one root. */
  readonly documents: number;
  /** Modules within modules. */
  readonly moduleDepth: number;
  /** Values that hang on values that hang on values. */
  readonly depth: number;
  /** Expressions evaluated for one answer. */
  readonly steps: number;
  /** Expressions evaluated for a whole root. */
  readonly totalSteps: number;
  /** Elements of one list, characters of one string. */
  readonly elements: number;
  readonly characters: number;
  /** Bytes of one file. */
  readonly fileSize: number;
}

export const LIMITS: Limits = {
  instances: 1024,
  documents: 200_000,
  moduleDepth: 64,
  depth: 250,
  steps: 5_000_000,
  totalSteps: 200_000_000,
  elements: 1_000_000,
  characters: 16_000_000,
  fileSize: 50_000_000,
};

/** Bytes of a file that only tells how to read others. */
export const SMALL_FILE = 10_000_000;
