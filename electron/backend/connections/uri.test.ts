import { describe, expect, it } from 'vitest';
import { FailureError } from '../failures/fail.ts';
import { canonicalUri, placeParams, readUri } from './uri.ts';

function failureOf(text: string) {
  try {
    readUri(text);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

describe('readUri', () => {
  it.each([
    'qemu:///system',
    'qemu+unix:///system?socket=/tmp/a',
    'qemu+ssh://root@server1/system?keyfile=/k',
    'qemu+ssh://[fe80::1]:2222/session',
    'test:///default',
    'test:///srv/host.xml',
    'lxc:///system',
    'lxc:///',
  ])('accepts %s', uri => {
    expect(canonicalUri(canonicalUri(uri))).toBe(canonicalUri(uri));
  });

  it.each([
    ['server1', /qemu\+ssh:\/\/root@server1\/system/],
    ['my server', /no “:\/\/”/],
    ['kvm:///system', /no driver “kvm”/],
    ['qemu+tls://server1/system', /\+ssh/],
    ['qemu://server1/system', /\+ssh/],
    ['qemu+ssh:///system', /not where libvirt expects/],
    ['qemu:///', /too early/],
    ['qemu:///sytem', /neither \/system nor \/session/],
    ['qemu+ssh://-oProxyCommand=x/system', /not where libvirt expects/],
  ])('refuses %s and says why', (uri, reason) => {
    const { code, params } = failureOf(uri);
    expect(code).toBe('URI_INVALID');
    expect(params).toMatchObject({ uri, reason: expect.stringMatching(reason) as string });
  });

  it('refuses a password and does not repeat it', () => {
    const failure = failureOf('qemu+ssh://me:hunter2@server1/system');
    expect(failure.params['reason']).toMatch(/password/);
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });
});

it('names the place for the sentences of failures', () => {
  expect(placeParams(readUri('qemu+ssh://me@server1/system'))).toMatchObject({
    host: 'server1',
    login: 'me@server1',
  });
});
