import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSparse, writeSparse } from './sparse.ts';
import { StreamHole } from './stream-hole.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sparse-'));
});
afterAll(() => rm(folder, { recursive: true }));

const item = fc.oneof(
  fc.integer({ min: 0, max: 200_000 }).map(length => new StreamHole(length)),
  fc.tuple(fc.integer({ min: 1, max: 400_000 }), fc.nat(255)).map(([size, fill]) => Buffer.alloc(size, fill)),
);

describe('a file of which it is known where it has data', () => {
  it('is read there alone, wherever one begins, and ends when it is told to stop', async () => {
    const [size, data] = [2_000_000, { start: 131_072, length: 200_000 }];
    const content = Buffer.alloc(size, 3);
    const path = join(folder, 'known');
    await writeFile(path, content);
    const source = await open(path);
    for (const start of [0, 100_000, 200_000, 400_000]) {
      const parts: Buffer[] = [];
      for await (const part of readSparse(source, { start }, { data: [data] }) as AsyncIterable<
        Buffer | StreamHole
      >)
        parts.push(part instanceof StreamHole ? Buffer.alloc(part.length) : part);
      const expected = Buffer.alloc(size);
      content.copy(expected, data.start, data.start, data.start + data.length);
      expect(Buffer.concat(parts).equals(expected.subarray(start))).toBe(true);
    }
    let reads = 0;
    let length = 0;
    const stop = () => (reads += 1) > 1;
    for await (const part of readSparse(source, { start: 0 }, { stop }) as AsyncIterable<Buffer>)
      length += part.length;
    expect(length).toBe(768 * 1024);
    await source.close();
  });
});

describe('sparse files', () => {
  it('are written as their items say, and read back as items that say the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 12 }), async items => {
        const expected = Buffer.concat(
          items.map(part => (part instanceof StreamHole ? Buffer.alloc(part.length) : part)),
        );
        const path = join(folder, 'file');
        const target = await open(path, 'w');
        await pipeline(Readable.from(items), writeSparse(target));
        await target.close();
        expect((await readFile(path)).equals(expected)).toBe(true);

        const source = await open(path);
        const parts: Buffer[] = [];
        for await (const part of readSparse(source) as AsyncIterable<Buffer | StreamHole>) {
          parts.push(part instanceof StreamHole ? Buffer.alloc(part.length) : part);
        }
        await source.close();
        expect(Buffer.concat(parts).equals(expected)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are read in part, too', async () => {
    const path = join(folder, 'part');
    const bytes = Buffer.concat([Buffer.alloc(300_000, 1), Buffer.alloc(200_000), Buffer.alloc(50_000, 2)]);
    await writeFile(path, bytes);
    const file = await open(path);
    const range = fc.record({
      start: fc.nat(600_000),
      length: fc.option(fc.nat(600_000), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(range, async ({ start, length }) => {
        const parts: Buffer[] = [];
        const items = readSparse(file, { start, ...(length !== undefined && { length }) });
        for await (const part of items as AsyncIterable<Buffer | StreamHole>)
          parts.push(part instanceof StreamHole ? Buffer.alloc(part.length) : part);
        const expected = bytes.subarray(start, length === undefined ? undefined : start + length);
        expect(Buffer.concat(parts).equals(expected)).toBe(true);
      }),
    );
    await file.close();
  });

  it('fail with the system’s reason', async () => {
    const path = join(folder, 'read-only');
    await writeFile(path, '');
    const file = await open(path, 'r');
    const items = Array.from({ length: 20 }, () => Buffer.alloc(300_000, 1));
    await expect(pipeline(Readable.from(items), writeSparse(file))).rejects.toMatchObject({ code: 'EBADF' });
    await file.close();
    const full = await open('/dev/full', 'w');
    await expect(pipeline(Readable.from(items), writeSparse(full))).rejects.toMatchObject({ code: 'ENOSPC' });
    await full.close();
  });

  it('cannot have holes of a length that is none', () => {
    for (const length of [-1, 1.5, Number.NaN, 2 ** 60])
      expect(() => new StreamHole(length)).toThrow(RangeError);
  });
});
