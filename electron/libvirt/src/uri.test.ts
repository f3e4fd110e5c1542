import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LibvirtConnectionError } from './errors.ts';
import { daemonUri, formatUri, parseUri } from './uri.ts';

describe('parseUri', () => {
  it('takes a remote URI apart', () => {
    expect(parseUri('qemu+ssh://root@[fe80::1]:2222/system?keyfile=/k%20y&no_verify=1')).toEqual({
      driver: 'qemu',
      transport: 'ssh',
      user: 'root',
      host: 'fe80::1',
      port: 2222,
      path: '/system',
      params: new Map([
        ['keyfile', '/k y'],
        ['no_verify', '1'],
      ]),
    });
  });

  it.each([
    ['', 'expected DRIVER'],
    ['qemu', 'expected DRIVER'],
    ['qemu://host/system', 'means TLS'],
    ['qemu+tls://host/system', '"tls" is not supported'],
    ['qemu+ssh:///system', 'ssh needs a host'],
    ['qemu+ssh://-oProxyCommand=x/system', 'is no user or host'],
    ['qemu+ssh://-l@host/system', 'is no user or host'],
    ['qemu+ssh://%2doProxyCommand=x/system', 'is no user or host'],
    ['qemu+ssh://a%0ab/system', 'is no user or host'],
    ['qemu+ssh://host:99999/system', '99999 is no port'],
    ['qemu:///%zz', 'broken percent escape'],
    ['test:///a%00b', 'control character'],
    ['qemu+unix://host/system', 'has no host'],
  ])('refuses %s', (text, reason) => {
    try {
      parseUri(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(LibvirtConnectionError);
      expect(error).toMatchObject({ kind: 'bad-uri' });
      expect((error as Error).message).toContain(reason);
    }
  });

  it('reads any text as a URI or a bad-uri', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl().map(url => url.replace(/^https?/, 'qemu+ssh')),
        ),
        text => {
          try {
            const uri = parseUri(text);
            expect(parseUri(formatUri(uri))).toEqual(uri);
          } catch (error) {
            expect(error).toMatchObject({ kind: 'bad-uri' });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('daemonUri', () => {
  it.each([
    ['qemu:///system', 'qemu:///system'],
    ['qemu+unix:///system?socket=/tmp/s', 'qemu:///system'],
    ['qemu+ssh://root@host:22/session?keyfile=/k&command=x', 'qemu:///session'],
    ['test:///tmp/h%20st.xml', 'test:///tmp/h%20st.xml'],
    ['esx+ssh://h/?no_verify=1&vcenter=a', 'esx:///?vcenter=a'],
    ['qemu+ssh://h/system?name=lxc:///system', 'lxc:///system'],
  ])('%s is %s to the daemon', (text, expected) => {
    expect(daemonUri(parseUri(text))).toBe(expected);
  });
});
