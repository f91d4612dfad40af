/** Names of clouds for things are no secrets, however random they look: UUIDs, and ids such as `vpc-0a1b2c3d` or `sg-bp1fg655nh68xyz9ijk`. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const UUID_INSIDE = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

const SHORTEST = 20;
const SHORTEST_IN_ONE_CASE = 32;
const SECRET_KEY_OF_AWS = 40;

/**
 * Whether a run of letters, digits and `+/=_~-` looks drawn by lot, as keys and tokens are. Words and names written in capitals and
 * digits change between the sorts of characters rarely, random text at more than every second step.
 */
export function looksRandom(token: string): boolean {
  if (token.length < SHORTEST || UUID.test(token)) return false;
  const bare = token.replaceAll(UUID_INSIDE, "").replaceAll(/[^A-Za-z0-9]/g, "");
  if (bare.length < SHORTEST - 2 || !/\d/.test(bare)) return false;
  const changes = changesOfSort(bare) / (bare.length - 1);
  if (/[a-z]/.test(bare) && /[A-Z]/.test(bare)) return changes >= (token.length === SECRET_KEY_OF_AWS ? 0.25 : 0.4);
  return bare.length === token.length && bare.length >= SHORTEST_IN_ONE_CASE && changes >= 0.25;
}

function changesOfSort(token: string): number {
  let changes = 0;
  for (let i = 1; i < token.length; i++) if (sortOf(token.charCodeAt(i)) !== sortOf(token.charCodeAt(i - 1))) changes++;
  return changes;
}

function sortOf(code: number): "digit" | "upper" | "lower" {
  if (code <= 57) return "digit";
  return code <= 90 ? "upper" : "lower";
}
