import { randomBytes } from 'node:crypto';

/** Stands in the built page wherever a tag needs the nonce; see `html.cspNonce` in the build. */
const noncePlaceholder = /__CSP_NONCE__/g;

export const newNonce = (): string => randomBytes(16).toString('base64url');

export function withNonce(html: string, nonce: string): string {
  return html.replace(noncePlaceholder, nonce);
}

/**
 * The page loads our own files and nothing else. Scripts never run inline; style elements need the nonce of
 * this very response. `connect` names addresses beside our own, for browsers whose 'self' leaves out WebSockets.
 */
export function contentPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Headers of every response, whatever the front. */
export const fixedHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=()',
};
