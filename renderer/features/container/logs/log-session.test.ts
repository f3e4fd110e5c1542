import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '#renderer/api/client.ts';
import { ConsoleChannel } from '#renderer/api/console-channel.ts';
import * as channels from '#renderer/api/console-channel.ts';
import { containerKey, useContainers } from '#renderer/api/live/containers.ts';
import { containerRefSchema, type Container } from '#shared/contract/containers.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { stampText } from '#shared/domain/container-logs/stamps.ts';
import { fail } from '#renderer/testing/failing.ts';
import { LogSession } from './log-session.ts';

vi.mock('#renderer/api/client.ts', () => ({ api: { consoles: { open: vi.fn() } } }));
vi.mock('#renderer/api/console-channel.ts', async original => ({
  ...(await original<typeof channels>()),
  openConsoleChannel: vi.fn(),
}));

const container = containerRefSchema.parse({ engine: 'docker', id: 'a'.repeat(64) });
const opened: { channel: ConsoleChannel; target: ConsoleTarget }[] = [];
let session: LogSession;

function runs(state: Container['state']): void {
  useContainers.setState({
    loaded: true,
    byKey: new Map([[containerKey(container), { ...container, state } as Container]]),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  vi.mocked(api.consoles.open).mockImplementation((async (target: ConsoleTarget) => {
    opened.push({ channel: new ConsoleChannel({ send() {}, grant() {}, close() {} }), target });
    return { ticket: 't', tty: true };
  }) as never);
  vi.mocked(channels.openConsoleChannel).mockImplementation(async () => opened.at(-1)!.channel);
  runs('running');
  session = new LogSession(container, { streams: 'both', tail: 100 });
  session.start();
});
afterEach(() => {
  session.close();
  vi.useRealTimers();
});

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const line = (n: number) =>
  new TextEncoder().encode(`${stampText({ seconds: 1000, nanos: n })} line ${n}\r\n`).buffer as ArrayBuffer;
const lines = () => Array.from({ length: session.store.count }, (_, n) => session.store.line(n).text);
const queryOf = (at: number) => {
  const target = opened[at]?.target;
  return target?.kind === 'logs' ? target.query : undefined;
};

test('a stream that breaks is opened again from where it was, and known lines are left out', async () => {
  await settle();
  opened[0]!.channel.arrived(line(1));
  opened[0]!.channel.arrived(line(2));
  opened[0]!.channel.ended(consoleClose.failed, '');
  await settle(300);
  expect(queryOf(0)).toEqual({ streams: 'both', tail: 100 });
  expect(queryOf(1)).toEqual({ streams: 'both', since: '999.000000002' });
  for (const n of [1, 2, 3]) opened[1]!.channel.arrived(line(n));
  expect(lines()).toEqual(['line 1', 'line 2', 'line 3']);
});

test('a container that stops is waited for', async () => {
  await settle();
  runs('exited');
  opened[0]!.channel.ended(consoleClose.ended, '');
  await settle(60_000);
  expect([opened.length, session.state.kind]).toEqual([1, 'ended']);
  runs('running');
  await settle();
  expect([opened.length, session.state.kind]).toEqual([2, 'following']);
});

test('a log that cannot be read is asked for once', async () => {
  session.close();
  opened.length = 0;
  vi.mocked(api.consoles.open).mockClear();
  vi.mocked(api.consoles.open).mockImplementation((async () =>
    fail({ code: 'UNSUPPORTED', params: {} })) as never);
  session = new LogSession(container, { streams: 'both' });
  session.start();
  await settle(60_000);
  expect(session.state).toMatchObject({ kind: 'broken', final: true });
  expect(api.consoles.open).toHaveBeenCalledOnce();
});

test('nothing is opened any more once nobody looks', async () => {
  await settle();
  session.close();
  runs('exited');
  runs('running');
  await settle(60_000);
  expect(opened).toHaveLength(1);
  expect(opened[0]!.channel.readyState).toBe(WebSocket.CLOSED);
});
