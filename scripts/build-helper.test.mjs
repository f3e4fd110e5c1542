import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { joinedHelper } from './build-helper.mjs';
import { root } from './setup/root.mjs';

const path = join(root, 'resources/innkeeper-helper');

it('has the helper as its parts are: node scripts/build-helper.mjs', () => {
  expect(readFileSync(path, 'utf8')).toBe(joinedHelper());
  expect(statSync(path).mode & 0o111).toBe(0o111);
});

it('is bash that parses', () => {
  execFileSync('bash', ['-n', path]);
});

it('evaluates and sources nothing', () => {
  const code = joinedHelper()
    .split('\n')
    .filter(line => !line.trimStart().startsWith('#'))
    .join('\n');
  expect(code).not.toMatch(/(^|[;&|({]\s*)(eval|source|\.)\s/m);
});
