import { describe, expect, it } from 'vitest';
import { contentPolicy, newNonce, withNonce } from './content-policy.ts';

const directives = (policy: string) =>
  new Map(policy.split('; ').map(part => [part.split(' ')[0], part.split(' ').slice(1)] as const));

describe('content security policy', () => {
  const policy = directives(contentPolicy('abc', ['ws://127.0.0.1:1']));

  it('starts from nothing and never lets script run inline or be evaluated', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
    expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
  });

  it('closes what the page has no use for', () => {
    for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(policy.get(name)).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
  });

  it('lets the page reach its own server and style itself with the nonce of the response', () => {
    expect(policy.get('connect-src')).toEqual(["'self'", 'ws://127.0.0.1:1']);
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(withNonce('<style nonce="__CSP_NONCE__"><link nonce="__CSP_NONCE__">', 'abc')).toBe(
      '<style nonce="abc"><link nonce="abc">',
    );
    expect(newNonce()).not.toBe(newNonce());
  });
});
