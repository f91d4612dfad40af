/** Says in one line which tests a run leaves out because what they need is not there. */
export function setup(): void {
  if (process.env["CLDSCAN_MOTO"] !== undefined) return;
  process.stderr.write(
    "left out: test/e2e/moto.test.ts, which needs moto and its address in CLDSCAN_MOTO (.ci/run installs and starts it)\n",
  );
}
