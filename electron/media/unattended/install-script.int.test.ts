import { execFileSync } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Unattended } from '#shared/contract/create/unattended.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { OsDatabase } from '../osinfo.ts';
import { writeInstallScript } from './install-script.ts';

const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const ready = (await there('/usr/share/osinfo/install-script')) && (await there('/usr/bin/xsltproc'));
const libosinfo = await there('/usr/bin/osinfo-install-script');

const answers: Unattended = {
  user: 'jane',
  fullName: 'Jane Doe',
  password: 'p&<ß>;#!%',
  language: 'de-DE',
  keyboard: 'de',
  timezone: 'Europe/Berlin',
};
const { signal } = new AbortController();
const database = new OsDatabase({});

function write(osId: string, treeUrl?: string) {
  const machine = { guest: 'Web', arch: 'x86_64', disk: '/dev/vda', treeUrl };
  return writeInstallScript(database, osId, answers, machine, signal);
}

// Needs Debian's packages osinfo-db and xsltproc.
describe.skipIf(!ready)('an install script', () => {
  it('for Debian goes into the initramfs', async () => {
    const script = await write('http://debian.org/debian/11', 'https://mirror.example.org/x');
    expect(script).toMatchObject({ kind: 'preseed', name: 'preseed.cfg' });
    const lines = script.text.split('\n');
    expect(lines).toContain('d-i passwd/username string jane');
    expect(lines).toContain(`d-i passwd/user-password password ${answers.password}`);
    expect(lines).toContain('d-i partman-auto/disk string /dev/vda');
    expect(lines).toContain('d-i debconf/priority select critical');
    expect(lines).toContain('d-i netcfg/get_hostname string web');
  });

  it('for Fedora names the tree it comes from', async () => {
    const script = await write('http://fedoraproject.org/fedora/37', 'https://example.org/os/');
    expect(script).toMatchObject({ kind: 'kickstart', name: 'ks.cfg' });
    expect(script.text).toContain('url  --url=https://example.org/os/');
    expect(script.text).toContain(`rootpw '${answers.password}'`);
  });

  it('for openSUSE is XML with the password in its place', async () => {
    const script = await write('http://opensuse.org/opensuse/15.4');
    expect(script).toMatchObject({ kind: 'autoyast', name: 'autoinst.xml' });
    const { root } = parseDocument(script.text);
    const users = root.child('users', root.namespace)?.elements('user', root.namespace) ?? [];
    expect(users.map(user => user.child('user_password', root.namespace)?.text)).toContain(answers.password);
  });

  it('is there for systems newer than the database, by the one they are like', async () => {
    expect((await write('http://debian.org/debian/13')).kind).toBe('preseed');
    expect((await write('http://fedoraproject.org/fedora/44')).kind).toBe('kickstart');
    // Of its own release, not of the one that lends the script.
    const alma = await write('http://almalinux.org/almalinux/10', 'https://example.org/10/');
    expect(alma.text).toContain('--url=https://example.org/10/');
    expect(alma.kind).toBe('kickstart');
  });

  it('is not there for what has none', async () => {
    for (const id of [
      'http://opensuse.org/opensuse/16.0',
      'http://ubuntu.com/ubuntu/24.04',
      'http://archlinux.org/archlinux/rolling',
      'http://example.org/none',
    ])
      await expect(write(id)).rejects.toMatchObject({ failure: { code: 'UNSUPPORTED' } });
  });

  describe.skipIf(!libosinfo)('says what libosinfo’s own tool says', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'innkeeper-libosinfo-'));
      const values = {
        'user-login': answers.user,
        'user-realname': answers.fullName,
        'user-password': answers.password,
        'admin-password': answers.password,
        'l10n-language': 'de_DE',
        'l10n-keyboard': 'de',
        'l10n-timezone': answers.timezone,
        hostname: 'web',
        'hardware-arch': 'x86_64',
        'target-disk': '/dev/vda',
      };
      const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`);
      await writeFile(join(folder, 'config'), ['[install-script]', ...lines, ''].join('\n'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it.each([
      ['fedora37', 'http://fedoraproject.org/fedora/37', 'fedora.ks'],
      ['opensuse15.4', 'http://opensuse.org/opensuse/15.4', 'autoinst.xml'],
    ])('for %s', async (shortId, osId, file) => {
      const options = ['--profile', 'jeos', '--config-file', join(folder, 'config'), '--output-dir', folder];
      execFileSync('osinfo-install-script', [...options, shortId], { stdio: 'ignore' });
      expect((await write(osId)).text.trim()).toBe((await readFile(join(folder, file), 'utf8')).trim());
    });
  });
});
