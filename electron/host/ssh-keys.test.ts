import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSshKeys } from './ssh-keys.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'innkeeper-home-'));
});
afterEach(() => rm(home, { recursive: true }));

it('reads public keys and nothing else', async () => {
  await mkdir(join(home, '.ssh'));
  const write = (name: string, text: string) => writeFile(join(home, '.ssh', name), text);
  await write('id_ed25519.pub', 'ssh-ed25519 AAAAC3Nza+/= ann at work\n');
  await write('sk.pub', 'sk-ssh-ed25519@openssh.com AAAAGnNr\n');
  await write('id_ed25519', '-----BEGIN OPENSSH PRIVATE KEY-----\n');
  await write('odd.pub', '-----BEGIN OPENSSH PRIVATE KEY-----\n');
  expect(await readSshKeys(home)).toEqual([
    {
      file: join(home, '.ssh/id_ed25519.pub'),
      key: 'ssh-ed25519 AAAAC3Nza+/= ann at work',
      comment: 'ann at work',
    },
    { file: join(home, '.ssh/sk.pub'), key: 'sk-ssh-ed25519@openssh.com AAAAGnNr', comment: '' },
  ]);
});

it('finds none where there is no such folder', async () => {
  expect(await readSshKeys(home)).toEqual([]);
});
