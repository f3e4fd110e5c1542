import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import { answerProblems } from '../answer-problems.ts';
import { localeOf, withRegion } from '../language.ts';
import { configDocument, type ScriptSetting } from './config-document.ts';
import { finishScript } from './finish-script.ts';
import { scriptKind } from './script-kind.ts';

const setting: ScriptSetting = {
  guest: 'Web server',
  os: { shortId: 'debian11', label: 'Debian 11', version: '11', distribution: 'debian' },
  arch: 'x86_64',
  disk: '/dev/vda',
  script: { profile: 'jeos', fileName: 'preseed.cfg', injection: 'initrd' },
};

describe('configDocument', () => {
  it('tells the script everything, with defaults for what was left open', () => {
    const { root } = parseDocument(configDocument({ user: 'jane', password: 'a<b&c' }, setting));
    const config = root.child('config');
    const values = Object.fromEntries((config?.elements() ?? []).map(({ name, text }) => [name, text]));
    expect(values).toEqual({
      'user-login': 'jane',
      'user-realname': 'jane',
      'user-password': 'a<b&c',
      'admin-password': 'a<b&c',
      'l10n-language': 'en_US',
      'l10n-keyboard': 'us',
      'l10n-timezone': 'Etc/UTC',
      hostname: 'web-server',
      'hardware-arch': 'x86_64',
      'target-disk': '/dev/vda',
    });
    expect(root.child('os')?.child('version')?.text).toBe('11');
    expect(root.child('script')?.child('installation-source')?.text).toBe('media');
    expect(root.child('tree')).toBeUndefined();
  });

  it('names the tree that the system comes from', () => {
    const treeUrl = 'https://example.org/os/?a&b';
    const { root } = parseDocument(configDocument({ user: 'u', password: 'p' }, { ...setting, treeUrl }));
    expect(root.child('tree')?.child('url')?.text).toBe(treeUrl);
    expect(root.child('script')?.child('installation-source')?.text).toBe('network');
  });
});

it('completes a preseed file, and leaves others alone', () => {
  const text = 'd-i passwd/username jane\nd-i passwd/username string joe';
  expect(finishScript('preseed', text, 'de').split('\n')).toEqual([
    'd-i debconf/priority select critical',
    'd-i keyboard-configuration/xkb-keymap select de',
    'd-i passwd/username string jane',
    'd-i passwd/username string joe',
  ]);
  expect(finishScript('kickstart', text, 'de')).toBe(text);
});

it('knows scripts by their ids', () => {
  expect(scriptKind('http://debian.org/debian/preseed/jeos')).toBe('preseed');
  expect(scriptKind('http://redhat.com/rhel/kickstart/desktop')).toBe('kickstart');
  expect(scriptKind('http://microsoft.com/windows/unattend/jeos')).toBeUndefined();
});

it('gives languages their country', () => {
  expect([withRegion('de'), withRegion('en'), withRegion('en-GB')]).toEqual(['de-DE', 'en-US', 'en-GB']);
  expect([localeOf('de'), localeOf('zh-Hant-TW')]).toEqual(['de_DE', 'zh_TW']);
});

describe('answerProblems', () => {
  const fields = (how: 'script' | 'windows', answers: object) =>
    answerProblems({ user: 'jane', password: 'x', ...answers }, how).map(({ field }) => field);

  it('finds what a script cannot carry', () => {
    for (const password of [`it's`, '"', 'a\\b', '`id`', '$HOME', ' x', 'x\n'])
      expect(fields('script', { password })).toEqual(['password']);
    expect(fields('script', { password: 'p&ß<;#!%' })).toEqual([]);
  });

  it('lets Windows have everything but control characters, and accounts of its own', () => {
    expect(fields('windows', { password: `'"\\$ ` })).toEqual([]);
    expect(fields('windows', { fullName: 'a\u0007' })).toEqual(['fullName']);
    expect(fields('windows', { user: 'administrator' })).toEqual(['user']);
  });

  it('leaves nothing that would break out of a shell’s quotes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), password => {
        fc.pre(fields('script', { password }).length === 0);
        expect(password).not.toMatch(/['"`\\$\n]/);
      }),
    );
  });
});
