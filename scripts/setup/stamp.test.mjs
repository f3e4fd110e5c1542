import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentStamp, quickStamp, sourceFiles } from './stamp.mjs';

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  for (const folder of ['src/deep', 'src/node_modules/x', 'src/.tsbuild'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of [
    'src/a.ts',
    'src/deep/b.tsx',
    'src/a.test.ts',
    'src/node_modules/x/c.ts',
    'src/.tsbuild/d.ts',
    'one.json',
  ]) {
    writeFileSync(join(root, file), file);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

const files = () => sourceFiles(root, ['src', 'one.json', 'not-there']);

describe('sourceFiles', () => {
  it('finds sources in folders and files alone, but no tests and nothing generated', () => {
    expect(files().map(path => path.slice(root.length + 1))).toEqual([
      'one.json',
      'src/a.ts',
      'src/deep/b.tsx',
    ]);
  });
});

describe('stamps', () => {
  it('stay the same while nothing changes', () => {
    expect(quickStamp(files())).toBe(quickStamp(files()));
    expect(contentStamp(files())).toBe(contentStamp(files()));
  });

  it('tell a touched file from a changed one', () => {
    const before = [quickStamp(files()), contentStamp(files())];
    utimesSync(join(root, 'src/a.ts'), 1, 1);
    expect(quickStamp(files())).not.toBe(before[0]);
    expect(contentStamp(files())).toBe(before[1]);
    writeFileSync(join(root, 'src/a.ts'), 'changed');
    expect(contentStamp(files())).not.toBe(before[1]);
  });

  it('change when a file comes, goes or gets another name', () => {
    const seen = new Set([contentStamp(files())]);
    writeFileSync(join(root, 'src/new.ts'), '');
    seen.add(contentStamp(files()));
    rmSync(join(root, 'src/deep/b.tsx'));
    seen.add(contentStamp(files()));
    expect(seen.size).toBe(3);
  });
});
