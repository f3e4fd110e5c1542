import { expect, it } from 'vitest';
import { inDockersWords } from './podman-events.ts';

const event = (type: string, action: string) => ({
  type,
  action,
  actor: { id: 'ab', attributes: { name: 'web' } },
  timeNano: 1,
});

it('names the container that came into a network', () => {
  const { actor } = inDockersWords(event('network', 'connect'));
  expect(actor.attributes).toEqual({ name: 'web', container: 'ab' });
});

it('tells the end of containers and of programs inside by Docker’s words, and leaves the rest', () => {
  expect(inDockersWords(event('container', 'remove')).action).toBe('destroy');
  expect(inDockersWords(event('container', 'exec_died')).action).toBe('exec_die');
  for (const same of [event('container', 'start'), event('image', 'remove'), event('network', 'create')])
    expect(inDockersWords(same)).toEqual(same);
});
