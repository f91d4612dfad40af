/** The one account that is read, as both sides know it. */
export const ACCOUNT = "1234567890123456";
export const KEYS = { accessKeyId: "bench-key", accessKeySecret: "bench-secret" };

export const regionsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? "cn-hangzhou" : `cn-example-${String(index)}`));
