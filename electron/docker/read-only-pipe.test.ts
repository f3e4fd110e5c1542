import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ReadOnlyPipe } from './read-only-pipe.ts';

const line = Buffer.alloc(100, 'x');

it('hands what comes in one turn on in few pieces, whole, and then ends', async () => {
  const source = new PassThrough({ highWaterMark: 1024 * 1024 });
  const pipe = new ReadOnlyPipe(source);
  const pieces: number[] = [];
  pipe.on('data', (piece: Buffer) => pieces.push(piece.length));
  for (let n = 0; n < 600; n += 1) source.write(line);
  source.end();
  await once(pipe, 'end');
  expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(60_000);
  expect(pieces.length).toBeLessThan(20);
});

it('reads the engine no further than it is read itself', async () => {
  const source = new PassThrough({ highWaterMark: 4096 });
  const pipe = new ReadOnlyPipe(source);
  let taken = 0;
  // Asked for the first bytes, and for none after them.
  pipe.read(0);
  for (let n = 0; n < 10_000; n += 1) {
    source.write(line);
    taken += line.length;
    await turn();
    if (source.writableNeedDrain) break;
  }
  expect(taken).toBeLessThan(300_000);
  pipe.destroy();
});

it('tells what came before a break, and the break', async () => {
  const source = new PassThrough();
  const pipe = new ReadOnlyPipe(source);
  const read: Buffer[] = [];
  pipe.on('data', (piece: Buffer) => read.push(piece));
  const broken = once(pipe, 'error').catch((error: unknown) => [error]);
  const written = once(source, 'data');
  source.write('the last words');
  await written;
  source.destroy(new Error('gone'));
  expect(await broken).toMatchObject([{ message: 'gone' }]);
  expect(Buffer.concat(read).toString()).toBe('the last words');
});
