import { createHmac } from 'node:crypto';
import type { SessionId } from '#electron/backend/ports.ts';
import { newSecret, sameSecret } from './secrets.ts';

const lifeSeconds = 30 * 24 * 60 * 60;

/**
 * Sessions of browsers, kept in their cookies alone: `id.issued.signature`, signed with a key made from the
 * token. So they outlive a restart, and a new token ends them all.
 */
export class Sessions {
  readonly #key: Buffer;
  readonly #now: () => number;

  constructor(token: string, now: () => number = Date.now) {
    this.#key = createHmac('sha256', token).update('innkeeper session').digest();
    this.#now = now;
  }

  mint(): string {
    const body = `${newSecret()}.${Math.floor(this.#now() / 1000)}`;
    return `${body}.${this.#sign(body)}`;
  }

  /** The session that a cookie proves, or undefined. */
  verify(cookie: string): SessionId | undefined {
    const [id, issued, signature, ...more] = cookie.split('.');
    if (!id || !issued || !signature || more.length > 0) return undefined;
    if (!sameSecret(signature, this.#sign(`${id}.${issued}`))) return undefined;
    const age = this.#now() / 1000 - Number(issued);
    return age <= lifeSeconds ? (id as SessionId) : undefined;
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url');
  }
}

/**
 * Browsers send the cookies of one host to all of its ports, so the port is in the name: two Innkeepers reached
 * through one `ssh -L` each would log each other out otherwise.
 */
export const cookieName = (host: string): string => `innkeeper-${/:(\d+)$/.exec(host)?.[1] ?? 'default'}`;

export function sessionCookie(host: string, value: string, secure: boolean): string {
  const parts = [
    `${cookieName(host)}=${value}`,
    'HttpOnly',
    'SameSite=Strict',
    'Path=/',
    `Max-Age=${lifeSeconds}`,
  ];
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
