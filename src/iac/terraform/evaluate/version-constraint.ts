/** No provider of the supported clouds has reached this major version: where a constraint has no upper end, it ends here. */
const LAST_MAJOR = 15;

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The major versions that all constraints admit (`~> 4.0`, `>= 3.0, < 5.0`, `= 4.1.2`). `undefined` when they say nothing, or nothing that can hold. */
export function majorsOf(constraints: readonly string[]): readonly number[] | undefined {
  const clauses = constraints
    .flatMap((constraint) => constraint.split(","))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  const tests = clauses.flatMap((clause) => testOf(clause) ?? []);
  if (tests.length === 0) return undefined;
  const admitted: number[] = [];
  for (let major = 0; major <= LAST_MAJOR; major++) if (tests.every((test) => test(major))) admitted.push(major);
  return admitted.length === 0 || admitted.length > LAST_MAJOR ? undefined : admitted;
}

/** Whether some version of a major is admitted by one clause. */
function testOf(clause: string): ((major: number) => boolean) | undefined {
  const match = /^(=|!=|>=|<=|~>|>|<)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(clause);
  if (match === null) return undefined;
  const [, operator = "=", major = "0", minor, patch] = match;
  const at: Version = {
    major: Number(major),
    minor: Number(minor ?? 0),
    patch: Number(patch ?? 0),
  };
  switch (operator) {
    case "=":
    case "~>":
      // However many numbers follow, `~>` never leaves the major version.
      return (each) => each === at.major;
    case ">=":
    case ">":
      return (each) => each >= at.major;
    case "<=":
      return (each) => each <= at.major;
    case "<":
      return (each) => each < at.major || (each === at.major && (at.minor > 0 || at.patch > 0));
    default:
      // One version less leaves the others of its major.
      return () => true;
  }
}
