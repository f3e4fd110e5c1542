import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '#renderer/api/client.ts';
import { ConsoleChannel } from '#renderer/api/console-channel.ts';
import * as channels from '#renderer/api/console-channel.ts';
import { inventContainer } from '#renderer/testing/invent-containers.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { stampText } from '#shared/domain/container-logs/stamps.ts';
import { ProjectLog } from './project-log.ts';

vi.mock('#renderer/api/client.ts', () => ({ api: { consoles: { open: vi.fn() } } }));
vi.mock('#renderer/api/console-channel.ts', async original => ({
  ...(await original<typeof channels>()),
  openConsoleChannel: vi.fn(),
}));

const web = inventContainer({ name: 'web' });
const db = inventContainer({ name: 'db' });
let opened: { name: string; follow: boolean; since: string | undefined; channel: ConsoleChannel }[];
let log: ProjectLog;

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  vi.mocked(api.consoles.open).mockImplementation((async (target: ConsoleTarget) => {
    if (target.kind !== 'logs') throw new Error('Something else than a log was opened.');
    opened.push({
      name: target.container.id === web.id ? 'web' : 'db',
      follow: target.follow,
      since: target.query.since,
      channel: new ConsoleChannel({ send() {}, grant() {}, close() {} }),
    });
    return { ticket: String(opened.length - 1), tty: true };
  }) as never);
  vi.mocked(channels.openConsoleChannel).mockImplementation(async ticket => opened[Number(ticket)]!.channel);
  log = new ProjectLog();
});
afterEach(() => {
  log.follow([]);
  vi.useRealTimers();
});

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const line = (second: number, text: string) =>
  new TextEncoder().encode(`${stampText({ seconds: 1000 + second, nanos: 0 })} ${text}\r\n`)
    .buffer as ArrayBuffer;
const channel = (name: string, follow: boolean) =>
  opened.findLast(each => each.name === name && each.follow === follow)!.channel;
const lines = () => Array.from({ length: log.store.count }, (_, n) => log.store.line(n).text);

test('what is there of all is in the order of time; what follows is told as it comes', async () => {
  log.follow([web, db]);
  await settle();
  for (const n of [1, 4, 5]) channel('web', false).arrived(line(n, `${n}`));
  channel('web', false).ended(consoleClose.ended, '');
  await settle();
  channel('web', true).arrived(line(9, 'new'));
  await settle();
  expect(lines()).toEqual([]);
  for (const n of [2, 3, 6]) channel('db', false).arrived(line(n, `${n}`));
  channel('db', false).ended(consoleClose.ended, '');
  await settle();
  const there = ['web │ 1', 'db  │ 2', 'db  │ 3', 'web │ 4', 'web │ 5', 'db  │ 6', 'web │ new'];
  expect(lines()).toEqual(there);
  expect(opened.filter(({ follow }) => follow).map(({ since }) => since)).toEqual([
    '1004.000000000',
    '1005.000000000',
  ]);
  // What is known comes once more, and a late one of the other.
  channel('db', true).arrived(line(6, '6'));
  channel('web', true).arrived(line(20, 'later'));
  channel('db', true).arrived(line(19, 'sooner'));
  await settle();
  expect(lines()).toEqual([...there, 'web │ later', 'db  │ sooner']);
});

test.each([
  ['breaks', () => channel('db', false).ended(consoleClose.failed, '')],
  ['is not looked at any more', () => log.follow([web])],
])('a log that %s holds up no other', async (_, end) => {
  log.follow([web, db]);
  await settle();
  channel('web', false).arrived(line(1, '1'));
  channel('web', false).ended(consoleClose.ended, '');
  await settle();
  expect(lines()).toEqual([]);
  end();
  await settle();
  expect(lines()).toEqual(['web │ 1']);
});

test('one that is never read to its end holds up the others for a while only', async () => {
  log.follow([web, db]);
  await settle();
  channel('web', false).arrived(line(1, '1'));
  channel('web', false).ended(consoleClose.ended, '');
  await settle(60_000);
  expect(lines()).toEqual(['web │ 1']);
});
