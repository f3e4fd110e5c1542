import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { randomFillSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ReadMemory } from './read-memory.ts';
import { readSparse } from './sparse.ts';

it('is used again only once all it held has passed', () => {
  let passed = 0;
  const memory = new ReadMemory(10, () => passed);
  const first = memory.until(10);
  const second = memory.until(20);
  passed = 9;
  expect([first, second]).not.toContain(memory.until(30));
  passed = 10;
  expect(memory.until(40)).toBe(first);
  expect(memory.until(50)).not.toBe(second);
});

it('leaves a file its bytes while each piece is read until the next but one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'read-memory-'));
  const content = randomFillSync(Buffer.alloc(8 * 1024 * 1024 + 17));
  await writeFile(join(folder, 'file'), content);
  const file = await open(join(folder, 'file'));
  const parts: Buffer[] = [];
  const memories = new Set<ArrayBufferLike>();
  let passed = 0;
  let late = 0;
  for await (const part of readSparse(
    file,
    { start: 5 },
    { passed: () => passed },
  ) as AsyncIterable<Buffer>) {
    memories.add(part.buffer);
    parts.push(Buffer.from(part));
    passed += late;
    late = part.length;
  }
  await file.close();
  await rm(folder, { recursive: true });
  expect(Buffer.concat(parts).equals(content.subarray(5))).toBe(true);
  expect(memories.size).toBeLessThan(parts.length);
});
