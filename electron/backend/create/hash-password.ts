import { randomBytes } from 'node:crypto';
import { encrypt } from 'unixcrypt';

/** crypt(3) takes 16 characters of `./0-9A-Za-z` as salt: 96 bits. */
const SALT_BYTES = 12;

/** SHA-512 crypt ($6$), with a salt that was never used before. Takes about 20 ms. */
export function hashPassword(password: string): string {
  // Base64's own alphabet but for its plus, and never padded at this length.
  const salt = randomBytes(SALT_BYTES).toString('base64').replaceAll('+', '.');
  return encrypt(password, `$6$${salt}`);
}
