import { type Connection, LibvirtConnectionError } from 'node-libvirt';
import { describe, expect, it } from 'vitest';
import type { LiveConnection } from '../ports.ts';
import { askAgent } from './ask-agent.ts';

/** A host whose connections only count; what a call does is up to who asks. */
function host() {
  const opened: { closed: boolean }[] = [];
  const live = {
    async openStreamConnection() {
      let end = () => {};
      const state = { closed: false };
      opened.push(state);
      return {
        closed: new Promise<void>(resolve => (end = resolve)),
        async close() {
          state.closed = true;
          end();
        },
      };
    },
  } as unknown as LiveConnection;
  return { live, opened };
}

const never = (_: Connection, signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new LibvirtConnectionError('aborted', 'dropped'))),
  );

describe('asking an agent', () => {
  it('gives its answer, over one connection for all', async () => {
    const { live, opened } = host();
    const question = { guest: 'a', withinMs: 1000 };
    expect(await askAgent(live, question, async () => 1)).toBe(1);
    expect(await askAgent(live, question, async () => 2)).toBe(2);
    expect(opened).toEqual([{ closed: false }]);
  });

  it('gives up on one that never answers, and has the next begin on another connection', async () => {
    const { live, opened } = host();
    await expect(askAgent(live, { guest: 'mute', withinMs: 5 }, never)).rejects.toMatchObject({
      failure: { code: 'AGENT_UNRESPONSIVE', params: { name: 'mute' } },
    });
    expect(opened).toEqual([{ closed: true }]);
    expect(await askAgent(live, { guest: 'b', withinMs: 1000 }, async () => 'yes')).toBe('yes');
    expect(opened).toHaveLength(2);
  });

  it('lets what libvirt says pass', async () => {
    const { live } = host();
    const refused = new Error('refused');
    const asked = askAgent(live, { guest: 'a', withinMs: 1000 }, () => Promise.reject(refused));
    await expect(asked).rejects.toBe(refused);
  });
});
