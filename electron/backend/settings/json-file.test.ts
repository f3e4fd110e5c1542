import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { JsonFile } from './json-file.ts';

let folder: string;
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const schema = z.object({ names: z.array(z.string()), note: z.string().default('none') });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-'));
  vi.clearAllMocks();
});
afterEach(() => rm(folder, { recursive: true }));

const path = () => join(folder, 'deep', 'file.json');
const file = (version = 1) =>
  new JsonFile({ path: path(), version, schema, empty: { names: [], note: 'none' }, log, now: () => 7 });

describe('JsonFile', () => {
  it('is empty before the first save and holds what was saved last', async () => {
    expect(await file().load()).toEqual({ names: [], note: 'none' });
    const saved = file();
    await Promise.all([1, 2, 3].map(count => saved.save({ names: Array(count).fill('x'), note: 'y' })));
    expect(await file().load()).toEqual({ names: ['x', 'x', 'x'], note: 'y' });
    expect(await readdir(join(folder, 'deep'))).toEqual(['file.json']);
  });

  it('is readable by its owner alone, even over what a crash left behind', async () => {
    await file().save({ names: [], note: 'a' });
    await writeFile(`${path()}.new`, 'half', { mode: 0o644 });
    await file().save({ names: [], note: 'b' });
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['not JSON', '{"version":1,'],
    ['of another version', '{"version":2,"content":{"names":[]}}'],
    ['of another shape', '{"version":1,"content":{"names":3}}'],
    ['empty', ''],
  ])('that is %s is put aside, said so, and not lost', async (_what, text) => {
    await file().save({ names: [], note: 'x' });
    await writeFile(path(), text);
    expect(await file().load()).toEqual({ names: [], note: 'none' });
    expect(await readFile(`${path()}.unreadable-7`, 'utf8')).toBe(text);
    expect(log.warn).toHaveBeenCalledWith(
      expect.objectContaining({ path: path(), aside: `${path()}.unreadable-7` }),
      expect.any(String),
    );
  });
});
