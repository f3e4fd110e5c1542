import { beforeEach, describe, expect, it } from 'vitest';
import { RereadQueue } from './reread-queue.ts';

const settled = () => new Promise<void>(resolve => setImmediate(resolve));

let reads: { key: string; answer: (reading: string) => void; refuse: (error: Error) => void }[];
let done: string[];
let failed: string[];
let queue: RereadQueue<string, string>;

beforeEach(() => {
  reads = [];
  done = [];
  failed = [];
  queue = new RereadQueue({
    read: key => new Promise((answer, refuse) => reads.push({ key, answer, refuse })),
    done: (key, reading) => done.push(`${key} ${reading}`),
    failed: key => failed.push(key),
  });
});

describe('RereadQueue', () => {
  it('reads once what was marked many times before its turn', async () => {
    queue.pause();
    for (const key of ['a', 'b', 'a', 'a']) queue.mark(key);
    queue.resume();
    expect(reads.map(({ key }) => key)).toEqual(['a', 'b']);
    for (const read of reads) read.answer('1');
    await settled();
    expect(done).toEqual(['a 1', 'b 1']);
    expect(reads).toHaveLength(2);
  });

  it('drops a reading that an event has outdated and takes the next one', async () => {
    queue.mark('a');
    queue.mark('a');
    reads[0]!.answer('old');
    await settled();
    expect(done).toEqual([]);
    reads[1]!.answer('new');
    await settled();
    expect(done).toEqual(['a new']);
  });

  it('answers whoever asked only with a reading begun after', async () => {
    queue.mark('a');
    let answered = false;
    const asked = queue.reread('a').then(() => (answered = true));
    reads[0]!.answer('old');
    await settled();
    expect(answered).toBe(false);
    reads[1]!.answer('new');
    await asked;
  });

  it('tells whoever asked that it failed, and goes on with the others', async () => {
    const asked = queue.reread('a');
    queue.mark('b');
    queue.mark('c');
    reads[0]!.refuse(new Error('no'));
    await expect(asked).rejects.toThrow('no');
    expect(failed).toEqual(['a']);
    expect(reads.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('reads nothing once stopped, and tells whoever waits', async () => {
    const [first, second] = [queue.reread('a'), queue.reread('b')];
    queue.mark('c');
    queue.stop(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await expect(second).rejects.toThrow('gone');
    await expect(queue.reread('d')).rejects.toThrow('gone');
    reads[0]!.refuse(new Error('gone'));
    await settled();
    expect(reads.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('keeps to two at a time', async () => {
    for (const key of ['a', 'b', 'c']) queue.mark(key);
    expect(reads).toHaveLength(2);
    reads[0]!.answer('1');
    await settled();
    expect(reads.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });
});
