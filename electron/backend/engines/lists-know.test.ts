import type Docker from 'dockerode';
import { expect, it } from 'vitest';
import { untilListsKnow } from './lists-know.ts';

const event = (type: string, action: string) => ({
  type,
  action,
  actor: { id: 'of-the-network', attributes: { container: 'box' } },
  timeNano: 0,
});

it('waits for the lock of a container that comes into a network or goes, and for nothing else', async () => {
  const asked: string[] = [];
  let release = () => {};
  const docker = {
    getContainer: (id: string) => ({
      inspect: () => new Promise<void>(resolve => (release = () => resolve(void asked.push(id)))),
    }),
  } as unknown as Docker;
  const known = untilListsKnow(event('network', 'connect'), docker);
  release();
  await known;
  expect(asked).toEqual(['box']);
  for (const [type, action] of [
    ['network', 'create'],
    ['container', 'start'],
  ] as const)
    expect(untilListsKnow(event(type, action), docker)).toBeUndefined();
});

it('waits no further for a container that is gone', async () => {
  const docker = {
    getContainer: () => ({ inspect: () => Promise.reject(new Error('no such container')) }),
  } as unknown as Docker;
  await expect(untilListsKnow(event('network', 'disconnect'), docker)).resolves.toBeUndefined();
});
