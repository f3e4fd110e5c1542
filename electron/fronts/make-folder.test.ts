import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'innkeeper-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes what is missing, for its owner alone where asked to, and takes what is there', () => {
  const deep = join(folder, 'a', 'b');
  makeFolder(deep, 0o700);
  makeFolder(deep);
  expect(statSync(deep).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700);
});

it('refuses where a file is in the way, and where no folder can be made', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect(() => makeFolder(join(file, 'below'))).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect(() => makeFolder('/proc/innkeeper')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
