import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hostNameOf } from './host-name.ts';
import { seedFiles } from './seed-files.ts';

const uuid = '6f8a1c52-6f1e-4c8e-9a55-6a35f2f3a1d0';
const guest = {
  name: 'Büro Web_1',
  uuid,
  nics: [{ mac: '52:54:00:AA:bb:01' }, {}, { mac: '52:54:00:aa:bb:03' }],
};
const textOf = (name: string, ...args: Parameters<typeof seedFiles>) =>
  seedFiles(...args).find(file => file.name === name)?.text ?? '';

describe('seedFiles', () => {
  it('writes what the pictures beside it show', async () => {
    const files = seedFiles(
      {
        users: [
          {
            name: 'ada',
            passwordHash: '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl',
            sshKeys: ['ssh-ed25519 AAAAC3Nza ada@home'],
            admin: true,
            shell: '/bin/bash',
          },
          { name: 'root' },
        ],
        packages: ['nginx', 'no'],
        upgrade: true,
        commands: ['echo "it: works" > /etc/motd', 'first\nsecond # not a comment'],
        timezone: 'Europe/London',
        locale: 'en_GB.UTF-8',
        network: [
          {
            addresses: ['192.168.122.10/24', 'fd00::10/64'],
            gateway: '192.168.122.1',
            nameservers: ['9.9.9.9'],
            search: ['example.org'],
          },
        ],
      },
      guest,
    );
    expect(files.map(file => file.name)).toEqual(['meta-data', 'user-data', 'network-config']);
    for (const { name, text } of files) await expect(text).toMatchFileSnapshot(`goldens/${name}`);
  });

  it('leaves the image’s own user and packages alone when nothing was answered', async () => {
    await expect(textOf('user-data', {}, guest)).toMatchFileSnapshot('goldens/user-data-of-no-answers');
    expect(parse(textOf('meta-data', { hostname: 'db.example.org' }, guest))).toEqual({
      'instance-id': uuid,
      'local-hostname': 'db.example.org',
    });
  });

  it('writes no network configuration for a guest without cards that could be told apart', () => {
    expect(seedFiles({}, { ...guest, nics: [{}] }).map(file => file.name)).toEqual([
      'meta-data',
      'user-data',
    ]);
  });

  it('sends an IPv6 gateway everything of IPv6', () => {
    const text = textOf(
      'network-config',
      { network: [{ addresses: ['fd00::2/64'], gateway: 'fd00::1' }] },
      guest,
    );
    expect(parse(text)).toMatchObject({ ethernets: { eth0: { routes: [{ to: '::/0', via: 'fd00::1' }] } } });
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    'yes',
    'NO',
    '~',
    'null',
    '0777',
    '1:30',
    '2001-01-01',
    '- a',
    'a: b',
    '#',
    '!!python/x',
    '&a',
    '*a',
  ),
  fc.constantFrom('"', "'", '\\', '${x}', '%s', '---', '...', '\t', 'a\u0085b', '\ufeff', '\u2028', '\ud800'),
);

describe('every text comes back as it was', () => {
  for (const version of ['1.1', '1.2'] as const)
    it(`read as YAML ${version}`, () => {
      fc.assert(
        fc.property(fc.array(hostile, { minLength: 1 }), hostile, (texts, text) => {
          const answers = {
            users: [{ name: text, sshKeys: texts, shell: text }],
            packages: texts,
            commands: texts,
            timezone: text,
          };
          expect(parse(textOf('user-data', answers, guest), { version })).toMatchObject({
            users: [{ name: text, ssh_authorized_keys: texts, shell: text }],
            packages: texts,
            runcmd: texts,
            timezone: text,
          });
        }),
      );
    });
});

describe('hostNameOf', () => {
  it.each([
    ['web', 'web'],
    ['Büro Web_1', 'buro-web-1'],
    ['db.Example.org', 'db.example.org'],
    ['--', 'guest'],
    ['日本', 'guest'],
    ['..a..', 'a'],
  ])('%s is %s', (name, expected) => expect(hostNameOf(name)).toBe(expected));

  it('is always one by RFC 1123', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), name => {
        const made = hostNameOf(name);
        expect(made).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/);
        expect(made.length).toBeLessThanOrEqual(253);
      }),
    );
  });
});
