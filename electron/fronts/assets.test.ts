import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAsset } from './assets.ts';

describe('files of the page', () => {
  let dir: string;
  let root: string;

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'innkeeper-assets-'));
    root = join(dir, 'renderer');
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(dir, 'secret.js'), 'outside');
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(root, 'assets', 'a-1.js'), 'inside');
    writeFileSync(join(root, 'assets', 'a.key'), 'unknown kind');
    writeFileSync(join(root, '.hidden.js'), 'hidden');
    symlinkSync(join(dir, 'secret.js'), join(root, 'link.js'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('serves what is below the root, and the page for every route of it', async () => {
    expect(await readAsset(root, '/assets/a-1.js')).toMatchObject({
      bytes: Buffer.from('inside'),
      immutable: true,
      page: false,
    });
    for (const route of ['/', '/index.html', '/guests/system', '/guests/a%20b', '/guests/my.vm']) {
      expect(await readAsset(root, route)).toMatchObject({ page: true, immutable: false });
    }
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%5csecret.js',
    '/assets/..\\..\\secret.js',
    '/a%00.js',
    '/%',
    '/link.js',
    '/.hidden.js',
    '/assets/a.key',
    '/assets',
    '/assets/none.js',
    '/assets/a-1.js/none.js',
  ])('does not serve %s', async path => {
    expect(await readAsset(root, path)).toBeUndefined();
  });
});
