import type { SessionId } from '#electron/backend/ports.ts';
/**
 * Sessions of browsers, kept in their cookies alone: `id.issued.signature`, signed with a key made from the
 * token. So they outlive a restart, and a new token ends them all.
 */
export declare class Sessions {
  #private;
  constructor(token: string, now?: () => number);
  mint(): string;
  /** The session that a cookie proves, or undefined. */
  verify(cookie: string): SessionId | undefined;
}
/**
 * Browsers send the cookies of one host to all of its ports, so the port is in the name: two Innkeepers reached
 * through one `ssh -L` each would log each other out otherwise.
 */
export declare const cookieName: (host: string) => string;
export declare function sessionCookie(host: string, value: string, secure: boolean): string;
export declare function readCookie(header: string | undefined, name: string): string | undefined;
