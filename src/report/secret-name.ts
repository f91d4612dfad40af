/** Words of a name that speak of a secret, wherever they stand in it. */
const WORDS = new Set(
  "password passwd pwd passphrase passcode pass secret secrets token credential credentials authorization sig htpasswd kubeconfig pem".split(
    " ",
  ),
);
/** Two words that speak of a secret when they follow each other. */
const PAIRS = new Set(
  [
    ...["access", "account", "api", "client", "encryption", "host", "license", "master", "primary", "private", "secondary", "secret"],
    ...["session", "shared", "signing", "storage"],
  ].map((word) => `${word} key`),
);
for (const pair of ["connection string", "custom data", "key data", "key material", "sas url", "startup script", "user data"])
  PAIRS.add(pair);
/** The same in names that are written in one piece. */
const RUN_TOGETHER =
  /(?:password|passwd|passphrase|secret|userdata|customdata|accesskey|secretkey|privatekey|accountkey|apikey|authtoken)$/;
/** What a name ends with that is about a secret, but holds none. */
const HARMLESS = new Set(
  "algorithm arn days enabled endpoint id length name names path policy required rotation type uri url version".split(" "),
);
const LONGEST = 200;

/** Whether something of this name is likely to hold a secret: `admin_password`, `AccountKey`, `user_data`, but not `password_policy`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name.slice(-LONGEST));
  const last = words.at(-1);
  if (last === undefined) return false;
  const pair = `${words.at(-2) ?? ""} ${last}`;
  if (PAIRS.has(pair) || words.join(" ") === "secret id") return true;
  if (HARMLESS.has(last)) return false;
  return words.some((word, index) => isSecretWord(word) || PAIRS.has(`${words[index - 1] ?? ""} ${word}`));
}

function isSecretWord(word: string): boolean {
  return WORDS.has(word) || RUN_TOGETHER.test(word);
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Whether a value is likely to be a secret because of its name; a switch, a count or a reference to where the secret is kept is none. */
export function isSecretValue(name: string, value: string): boolean {
  if (!isSecretName(name) || isHarmlessValue(value)) return false;
  return !/^\d{1,6}$/.test(value) || isSecretWord(wordsOf(name).at(-1) ?? "");
}

/** A value that is no secret whatever its name. */
export function isHarmlessValue(value: string): boolean {
  return /^(?:true|false|null|none|enabled|disabled|required|optional|\*+|<<-?\w+|)$/i.test(value) || REFERENCE.test(value);
}

const REFERENCE =
  /^(?:\$\{[^{}"]*\}|\$[A-Za-z_]\w*|(?:var|local|module|data|each|self|path|[a-z]+_[a-z0-9_]+)(?:\.[A-Za-z_][\w-]*|\[(?:\d+|\*|"[\w-]*")\])+)$/;
