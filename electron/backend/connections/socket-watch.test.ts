import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseUri } from 'node-libvirt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { socketPlace, watchForSocket } from './socket-watch.ts';

let root: string;
let stop = () => {};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-'));
});
afterEach(async () => {
  stop();
  await rm(root, { recursive: true, force: true });
});

it('knows where each kind of daemon puts its socket', () => {
  const env = { XDG_RUNTIME_DIR: '/run/user/7' };
  expect(socketPlace(parseUri('qemu:///system'), env)).toEqual({ folder: '/run/libvirt' });
  expect(socketPlace(parseUri('qemu:///session'), env)).toEqual({ folder: '/run/user/7/libvirt' });
  expect(socketPlace(parseUri('qemu+unix:///system?socket=/a/b'), env)).toEqual({ folder: '/a', name: 'b' });
  expect(socketPlace(parseUri('qemu+ssh://h/system'), env)).toBeUndefined();
});

it('tells of a socket in a folder that is there', async () => {
  const appeared = new Promise<void>(resolve => {
    stop = watchForSocket({ folder: root }, resolve);
  });
  await writeFile(join(root, 'libvirt-sock'), '');
  await appeared;
});

it('tells of a socket in a folder that is made later, and of one made after the folder was made anew', async () => {
  let tell = () => {};
  const next = () => new Promise<void>(resolve => (tell = resolve));
  const folder = join(root, 'a', 'libvirt');
  stop = watchForSocket({ folder, name: 'sock' }, () => tell());
  for (const _ of [1, 2]) {
    const appeared = next();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'sock'), '');
    await appeared;
    await rm(join(root, 'a'), { recursive: true });
  }
});

it('tells of a folder that was made anew before anybody heard that the old one was gone', async () => {
  const folder = join(root, 'libvirt');
  mkdirSync(folder);
  let tell = () => {};
  stop = watchForSocket({ folder, name: 'sock' }, () => tell());
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  await new Promise<void>(resolve => (tell = resolve));
  const appeared = new Promise<void>(resolve => (tell = resolve));
  await writeFile(join(folder, 'sock'), '');
  await appeared;
});
