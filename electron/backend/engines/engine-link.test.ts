import { Agent } from 'node:http';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type Docker from 'dockerode';
import { expect, it } from 'vitest';
import { LONGEST_LINE } from '#shared/domain/line-cutter.ts';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { EngineLink } from './engine-link.ts';
import { placeOf } from './engine-place.ts';

function opened() {
  const stream = new PassThrough();
  const errors: unknown[] = [];
  const heard: string[] = [];
  const link = new EngineLink({
    place: placeOf('unix:///run/nobody.sock', { origin: 'given' }),
    facts: { product: 'docker' } as EngineFacts,
    docker: {} as Docker,
    agent: new Agent(),
    stream,
    onError: error => errors.push(error),
  });
  link.onEvent(({ actor }) => heard.push(actor.id));
  return { stream, link, heard, errors };
}
const line = (id: string) =>
  `${JSON.stringify({ Type: 'image', Action: 'tag', Actor: { ID: id }, timeNano: 1 })}\n`;

it('hears events however they come in pieces, and one it cannot read harms no other', async () => {
  const { stream, link, heard, errors } = opened();
  const text = Buffer.from(`${line('é')}no event\n\n${line('b')}`);
  for (const byte of text) stream.write(Buffer.of(byte));
  await nextTurn();
  expect(heard).toEqual(['é', 'b']);
  expect(errors).toHaveLength(1);
  await link.close();
});

it.each(['', '\n'])(
  'leaves an engine that sends a line without an end, and holds no more of it',
  async end => {
    const { stream, link, heard } = opened();
    stream.write(`${line('a')}${'x'.repeat(LONGEST_LINE + 1)}${end}${line('b')}`);
    await nextTurn();
    expect(heard).toEqual(['a']);
    expect(link.gone.reason).toMatchObject({ failure: { code: 'ENGINE_FAILED' } });
    expect(stream.destroyed).toBe(true);
  },
);

it('is gone with its stream', async () => {
  const { stream, link } = opened();
  stream.destroy(new Error('broke'));
  await nextTurn();
  expect(link.gone.aborted).toBe(true);
});
