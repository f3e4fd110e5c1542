import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileTree } from './file-tree.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-tree-'));
  await mkdir(join(root, 'sys/bus'), { recursive: true });
  await writeFile(join(root, 'sys/vendor'), '0x10de\n');
  await writeFile(join(root, 'sys/switch'), new Uint8Array([6, 0, 255]));
  await symlink('../vendor', join(root, 'sys/bus/make'));
});
afterEach(() => rm(root, { recursive: true }));

it('reads texts, bytes, names and links, and follows links', async () => {
  const tree = fileTree(root);
  expect(await tree.text('sys/vendor')).toBe('0x10de');
  expect(await tree.text('sys/bus/make')).toBe('0x10de');
  expect([...((await tree.bytes('sys/switch')) ?? [])]).toEqual([6, 0, 255]);
  expect([...(await tree.names('sys'))].toSorted()).toEqual(['bus', 'switch', 'vendor']);
  expect(await tree.link('sys/bus/make')).toBe('../vendor');
  expect(await tree.has('sys/bus')).toBe(true);
});

it('has nothing to say of what is not there or is something else', async () => {
  const tree = fileTree(root);
  expect(await tree.text('sys/gone')).toBeUndefined();
  expect(await tree.text('sys')).toBeUndefined();
  expect(await tree.bytes('sys')).toBeUndefined();
  expect(await tree.names('sys/vendor')).toEqual([]);
  expect(await tree.link('sys/vendor')).toBeUndefined();
  expect(await tree.has('sys/gone')).toBe(false);
});

it('knows free room of this computer and not of a copied tree', async () => {
  expect(await fileTree('/').free('tmp')).toBeGreaterThan(0);
  expect(await fileTree(root).free('sys')).toBeUndefined();
});
