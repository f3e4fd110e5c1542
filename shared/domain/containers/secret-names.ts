/** Parts of names by which people call what nobody else is to read. */
const SECRET =
  /(^|_|-|\.)(pass(w(or)?d|phrase)?|pwd|secrets?|tokens?|credentials?|auth|cookie|salt|dsn|jwt|bearer|private|key|apikey|accesskey)($|_|-|\.|\d)/i;
const RUN_TOGETHER = /password|passwd|passphrase|secret|token|apikey|privatekey|accesskey|credential/i;
/** `https://user:password@host`: a name tells nothing of it. */
const LOGIN_IN_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i;

/** Whether a variable is to be shown only to who asks for it. */
export const isSecret = (name: string, value: string): boolean =>
  value !== '' && (SECRET.test(name) || RUN_TOGETHER.test(name) || LOGIN_IN_ADDRESS.test(value));
