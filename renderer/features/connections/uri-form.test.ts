import { expect, test } from 'vitest';
import { buildUri, sshFormSchema } from './uri-form.ts';

const ssh = { host: 'build-01', user: '', port: '', keyfile: '', daemon: 'system' } as const;

test('every ssh field lands in its place', () => {
  expect(buildUri(ssh)).toBe('qemu+ssh://build-01/system');
  expect(
    buildUri({ ...ssh, user: 'sam', port: '2222', keyfile: '/home/sam/my key', daemon: 'session' }),
  ).toBe('qemu+ssh://sam@build-01:2222/session?keyfile=/home/sam/my%20key');
});

test('what has a meaning in a URI cannot leak out of its field', () => {
  const uri = new URL(buildUri({ ...ssh, keyfile: '/k?command=evil&x=#y' }));
  expect([...uri.searchParams]).toEqual([['keyfile', '/k?command=evil&x=#y']]);
  expect(uri.hash).toBe('');
});

test('an IPv6 address gets its brackets', () => {
  expect(buildUri({ ...ssh, host: 'fe80::1' })).toBe('qemu+ssh://[fe80::1]/system');
  expect(sshFormSchema.safeParse({ ...ssh, host: 'fe80::1' }).success).toBe(true);
  expect(buildUri({ ...ssh, host: '[fe80::1]' })).toBe('qemu+ssh://[fe80::1]/system');
});

test.each([
  ['host', ''],
  ['host', 'a b'],
  ['host', '-oProxyCommand=x'],
  ['host', 'a/b'],
  ['host', 'build-01:22'],
  ['user', 'a@b'],
  ['user', '-l'],
  ['port', '0'],
  ['port', '65536'],
  ['port', '22x'],
])('%s %j is refused with a sentence beside that field', (field, value) => {
  const result = sshFormSchema.safeParse({ ...ssh, [field]: value });
  expect(result.error?.issues.map(issue => issue.path[0])).toContain(field);
});
