/**
 * Digits of a number as Terraform prints them. It holds decimal fractions as binary floats of 512 bits, so a digit that looks like a tie (12.345 to two places)
 * rounds by the error of that float. The same float is made here from the decimal digits of the double.
 */
const PRECISION = 512;

/** A number as `mantissa / 2^shift`, without its sign. */
interface Binary {
  readonly mantissa: bigint;
  readonly shift: bigint;
}

/** `digits` × 10^`exponent` with as few digits as tell the number from all others. */
function shortest(value: number): { digits: string; exponent: number } {
  const [mantissa = "", exponent = ""] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  return { digits, exponent: Number(exponent) - digits.length + 1 };
}

function binary(value: number): Binary {
  const { digits, exponent } = shortest(value);
  const whole = BigInt(digits) * 10n ** BigInt(Math.max(0, exponent));
  if (exponent >= 0) return { mantissa: whole, shift: 0n };
  const divisor = 10n ** BigInt(-exponent);
  if (whole % divisor === 0n) return { mantissa: whole / divisor, shift: 0n };
  let shift = BigInt(PRECISION - bits(whole) + bits(divisor));
  if (bits((whole << shift) / divisor) > PRECISION) shift -= 1n;
  return { mantissa: roundedQuotient(whole << shift, divisor), shift };
}

function bits(value: bigint): number {
  return value.toString(2).length;
}

/** Nearest integer, ties to even. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

/** Without a sign, with exactly so many places. */
export function fixed(value: number, places: number): string {
  const { mantissa, shift } = binary(value);
  const scaled = roundedQuotient(mantissa * 10n ** BigInt(places), 1n << shift).toString();
  if (places === 0) return scaled;
  const padded = scaled.padStart(places + 1, "0");
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** The first `count` significant digits, rounded, and the power of ten of the first. */
export function significant(value: number, count: number): { digits: string; power: number } {
  if (value === 0) return { digits: "0".repeat(count), power: 0 };
  const { digits, exponent } = shortest(value);
  const power = exponent + digits.length - 1;
  const { mantissa, shift } = binary(value);
  const scale = count - 1 - power;
  const [up, down] = [10n ** BigInt(Math.max(0, scale)), 10n ** BigInt(Math.max(0, -scale))];
  const rounded = roundedQuotient(mantissa * up, (1n << shift) * down).toString();
  return rounded.length > count ? { digits: rounded.slice(0, count), power: power + 1 } : { digits: rounded, power };
}

/** `1.5e+06`, without a sign. */
export function exponential(digits: string, power: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  const exponent = String(Math.abs(power)).padStart(2, "0");
  return `${digits[0] ?? "0"}${fraction}e${power < 0 ? "-" : "+"}${exponent}`;
}

/** Go's `%g`: few digits, with an exponent where the number is large or small. */
export function general(value: number, precision: number | undefined): string {
  const short = shortest(value);
  let { digits } = short;
  let power = value === 0 ? 0 : short.exponent + digits.length - 1;
  let threshold = 6;
  if (precision !== undefined) {
    const count = Math.max(1, precision);
    if (digits.length > count) ({ digits, power } = significant(value, count));
    digits = digits.replace(/(?!^)0+$/, "");
    threshold = count > digits.length && digits.length > power ? digits.length : count;
  }
  if (power < -4 || power >= threshold) return exponential(digits, power);
  if (power < 0) return `0.${"0".repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, "0");
  const fraction = digits.slice(power + 1);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
