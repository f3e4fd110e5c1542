import { PassThrough, Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { progressLines } from './progress-lines.ts';

const lineOf = (current: number) =>
  `${JSON.stringify({ id: 'layer', status: 'Downloading', progressDetail: { current } })}\r\n`;

it('gives others a turn between lines that came in one piece, and loses none', async () => {
  const many = Array.from({ length: 100 }, (_, at) => at);
  let turns = 0;
  const turn = setInterval(() => (turns += 1), 0);
  const read: (number | undefined)[] = [];
  for await (const { progressDetail } of progressLines(Readable.from([many.map(lineOf).join('')]))) {
    read.push(progressDetail?.current);
    for (const until = performance.now() + 1; performance.now() < until; );
  }
  clearInterval(turn);
  expect(read).toEqual(many);
  expect(turns).toBeGreaterThan(5);
});

it('ends with what the engine said went wrong, and reads no more', async () => {
  const stream = Readable.from([
    lineOf(1),
    '{"errorDetail":{"code":403,"message":"no"},"error":"no"}\n',
    lineOf(2),
  ]);
  const lines = progressLines(stream);
  expect((await lines.next()).value).toMatchObject({ id: 'layer' });
  await expect(lines.next()).rejects.toMatchObject({ statusCode: 403, message: 'no' });
  expect(stream.destroyed).toBe(true);
});

it('says why an answer broke off, after what came before', async () => {
  const stream = new PassThrough();
  stream.write(lineOf(1));
  const lines = progressLines(stream);
  expect((await lines.next()).value).toMatchObject({ progressDetail: { current: 1 } });
  stream.destroy(new Error('broken'));
  await expect(lines.next()).rejects.toThrow('broken');
});

it('refuses a line without an end before it fills memory, and ends the stream', async () => {
  let sent = 0;
  const endless = new Readable({
    read() {
      // Past that, nobody bounded it.
      if (sent >= 64 * 1024 * 1024) this.push(null);
      else this.push('x'.repeat(1024 * 1024));
      sent += 1024 * 1024;
    },
  });
  const error: unknown = await progressLines(endless)
    .next()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ failure: { code: 'ENGINE_FAILED' } });
  expect(sent).toBeLessThan(8 * 1024 * 1024);
  expect(endless.destroyed).toBe(true);
});

it('hears of a break before anybody reads', async () => {
  const stream = new PassThrough();
  const lines = progressLines(stream);
  stream.destroy(new Error('broken'));
  await new Promise(resolve => stream.once('close', resolve));
  await expect(lines.next()).rejects.toThrow('broken');
});
