import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { api } from '#renderer/api/client.ts';
import * as channels from '#renderer/api/console-channel.ts';
import { ConsoleChannel } from '#renderer/api/console-channel.ts';
import { fail } from '#renderer/testing/failing.ts';
import { containerRefSchema } from '#shared/contract/containers.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { ShellSession } from './shell-session.ts';

vi.mock('#renderer/api/client.ts', () => ({
  api: { consoles: { open: vi.fn() }, containerShells: { resize: vi.fn(), outcome: vi.fn() } },
}));
vi.mock('#renderer/api/console-channel.ts', async original => ({
  ...(await original<typeof channels>()),
  openConsoleChannel: vi.fn(),
}));

const container = containerRefSchema.parse({ engine: 'docker', id: 'a'.repeat(64) });
let sent: string[];
let letIn: () => void;
let channel: ConsoleChannel;
let session: ShellSession;

beforeEach(() => {
  sent = [];
  vi.mocked(api.consoles.open).mockResolvedValue({ ticket: 't', exec: 'e', tty: true } as never);
  vi.mocked(api.containerShells.resize).mockResolvedValue({});
  vi.mocked(api.containerShells.outcome).mockResolvedValue({ exitCode: 0 });
  // Of its own calls each test waits for the first.
  vi.mocked(channels.openConsoleChannel).mockClear();
  vi.mocked(channels.openConsoleChannel).mockImplementation(
    () =>
      new Promise(resolve => {
        letIn = () => {
          const send = (bytes: Uint8Array) => void sent.push(new TextDecoder().decode(bytes));
          channel = new ConsoleChannel({ send, grant() {}, close() {} });
          resolve(channel);
        };
      }),
  );
  session = new ShellSession(1, container, { kind: 'shell', choice: { command: ['/bin/sh'] } });
});
afterEach(() => session.close());

const type = (text: string) => session.screen.terminal.input(text);
async function opened(): Promise<void> {
  await expect.poll(() => channels.openConsoleChannel).toHaveBeenCalled();
  letIn();
  await expect.poll(() => session.state.kind).toBe('open');
}

it('hands over what was typed before the shell was there, in order, before what comes after', async () => {
  type('ls');
  type(' -l\r');
  await opened();
  type('pwd\r');
  expect(sent.join('')).toBe('ls -l\rpwd\r');
});

it('keeps so much only, never half of what was pasted, and says so', async () => {
  type('echo kept\r');
  type('x'.repeat(100_000));
  type('rm -r /\r');
  expect(session.state).toEqual({ kind: 'opening', lost: true });
  await opened();
  expect(sent.join('')).toBe('echo kept\r');
  expect(session.state).toEqual({ kind: 'open', lost: true });
});

it('forgets what was typed for a shell that never came', async () => {
  vi.mocked(channels.openConsoleChannel).mockClear();
  session.close();
  vi.mocked(api.consoles.open).mockImplementationOnce((async () =>
    fail({ code: 'STATE_INVALID', params: {} })) as never);
  session = new ShellSession(2, container, { kind: 'shell', choice: { command: ['/bin/sh'] } });
  type('rm -r /srv\r');
  await expect.poll(() => session.state.kind).toBe('failed');
  type('to nobody\r');
  void session.open();
  await opened();
  expect(sent).toEqual([]);
});

it('keeps nothing once it has ended', async () => {
  await opened();
  channel.ended(consoleClose.ended, '');
  await expect.poll(() => session.state).toEqual({ kind: 'ended', exitCode: 0 });
  type('exit\r');
  vi.mocked(channels.openConsoleChannel).mockClear();
  void session.open();
  await opened();
  expect(sent).toEqual([]);
});
