import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { StreamHole } from 'node-libvirt';
import { describe, expect, it } from 'vitest';
import type { StreamItem } from '../storage/send-items.ts';
import { PageSource } from './page-source.ts';

const content = Buffer.concat([randomBytes(500_000), Buffer.alloc(400_000), randomBytes(300_000)]);
const never = () => false;
const signal = new AbortController().signal;

function source() {
  const told: boolean[] = [];
  return { page: new PageSource(content.length, waits => told.push(waits)), told };
}

async function collect(items: AsyncIterable<StreamItem>): Promise<StreamItem[]> {
  const all: StreamItem[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const bytesOf = (items: readonly StreamItem[]) =>
  Buffer.concat(items.map(item => (item instanceof StreamHole ? Buffer.alloc(item.length) : item)));

/** As sockets bring it: in pieces that fit nothing. */
const pieces = (from: number, to = content.length) =>
  Readable.from(
    (function* () {
      for (let at = from; at < to; at += 61_001) yield content.subarray(at, Math.min(to, at + 61_001));
    })(),
  );

describe('a file that a page sends', () => {
  it('waits for the page, and brings its bytes with zeros as holes', async () => {
    const { page, told } = source();
    expect(page.wanted).toBeUndefined();
    const ready = page.ready(signal);
    expect(page.wanted).toBe(0);
    const taken = page.take(pieces(0), 0);
    await ready;
    expect(told).toEqual([true, false]);
    const items = await collect(page.items(0, { sparse: true, stop: never }));
    expect(await taken).toBe(true);
    expect(bytesOf(items).equals(content)).toBe(true);
    expect(items.some(item => item instanceof StreamHole)).toBe(true);
  });

  it('goes on where a page that went away had got to', async () => {
    const { page } = source();
    const broken = new PassThrough();
    const first = page.ready(signal);
    const taken = page.take(broken, 0);
    await first;
    const reading = collect(page.items(0, { sparse: false, stop: never }));
    broken.write(content.subarray(0, 450_000));
    setImmediate(() => broken.destroy(new Error('the page is gone')));
    const items = await reading;
    expect(await taken).toBe(false);
    const got = bytesOf(items);
    expect(got.equals(content.subarray(0, got.length))).toBe(true);

    const second = page.ready(signal);
    expect(page.wanted).toBe(got.length);
    await expect(page.take(pieces(0), 0)).rejects.toMatchObject({ failure: { code: 'STATE_INVALID' } });
    const rest = page.take(pieces(got.length), got.length);
    await second;
    const more = await collect(page.items(got.length, { sparse: false, stop: never }));
    expect(await rest).toBe(true);
    expect(Buffer.concat([got, bytesOf(more)]).equals(content)).toBe(true);
  });

  it('lets the page go when whoever reads stops, and asks for what was not read', async () => {
    const { page } = source();
    const ready = page.ready(signal);
    const body = pieces(0);
    const taken = page.take(body, 0);
    await ready;
    let stop = false;
    for await (const item of page.items(0, { sparse: false, stop: () => stop })) {
      expect(item.length).toBe(192 * 1024);
      stop = true;
    }
    expect(await taken).toBe(false);
    expect(body.destroyed).toBe(true);
    void page.ready(signal);
    expect(page.wanted).toBe(192 * 1024);
  });

  it('stops waiting when its job is cancelled, and is not wanted any more', async () => {
    const { page, told } = source();
    const stop = new AbortController();
    const ready = page.ready(stop.signal);
    stop.abort();
    await expect(ready).rejects.toBe(stop.signal.reason);
    expect(told).toEqual([true, false]);
    expect(page.wanted).toBeUndefined();
  });
});
