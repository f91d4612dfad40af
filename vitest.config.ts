import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Threads start faster than forks, and no test changes directory or environment of the whole process.
    pool: "threads",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
