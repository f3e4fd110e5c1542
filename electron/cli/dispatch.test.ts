import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, implement, ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionSchema, type Connection } from '#shared/contract/connections.ts';
import { contract } from '#shared/contract/contract.ts';
import { guestSchema, type Guest } from '#shared/contract/guests.ts';
import { dispatch } from './dispatch.ts';
import type { InnkeeperClient } from './verb.ts';
import { actions } from './verbs/actions.ts';
import { create } from './verbs/create.ts';
import { list } from './verbs/list.ts';
import { xml } from './verbs/xml-verb.ts';

const uuid = (n: number) => `6f1b9c1e-8a52-4a0e-9f52-0a3b3c0d9a${String(n).padStart(2, '0')}`;
const guest = (name: string, n: number, connection = 'system'): Guest =>
  guestSchema.parse({
    connection,
    uuid: uuid(n),
    name,
    state: 'off',
    persistent: true,
    autostart: false,
    virtualization: 'kvm',
    arch: 'x86_64',
    vcpus: 2,
    memory: 2 ** 31,
    tags: [],
    addresses: [],
    displays: [],
    textConsoles: [],
  });
const connection = (more: Partial<Record<keyof Connection, unknown>> = {}): Connection =>
  connectionSchema.parse({
    id: 'system',
    uri: 'qemu:///system',
    label: 'this computer',
    origin: 'found',
    state: 'online',
    since: 0,
    ...more,
  });

const absent = { code: 'DAEMON_ABSENT', params: { uri: 'qemu:///system' } } as const;

interface World {
  connections: Connection[];
  guests: Guest[];
}

function clientOf({ connections, guests }: World): InnkeeperClient {
  const os = implement(contract);
  const act = os.guests.act.handler(({ input }) =>
    input.guests.map(each => ({
      guest: { connection: each.connection, uuid: each.uuid },
      ...(input.action === 'start'
        ? {}
        : { failure: { code: 'STATE_INVALID' as const, params: { name: 'b' } } }),
    })),
  );
  return createRouterClient({
    connections: {
      watch: os.connections.watch.handler(async function* () {
        yield {
          kind: 'snapshot' as const,
          connections: connections.map(each => ({ ...each, state: 'connecting' as const })),
        };
        for (const each of connections) yield { kind: 'upsert' as const, connection: each };
        await new Promise(() => {});
      }),
    },
    engines: {
      watch: os.engines.watch.handler(async function* () {
        yield { kind: 'snapshot' as const, engines: [] };
        await new Promise(() => {});
      }),
    },
    guests: {
      watch: os.guests.watch.handler(async function* () {
        yield { kind: 'snapshot' as const, guests: guests.slice(0, 1), complete: false };
        yield { kind: 'upsert' as const, guests: guests.slice(1), complete: true };
        await new Promise(() => {});
      }),
      act,
    },
    networks: { needed: os.networks.needed.handler(() => ({ networks: [] })) },
    create: {
      plan: os.create.plan.handler(() => {
        throw new ORPCError('FAILED', { defined: true, data: { code: 'NAME_TAKEN', params: { name: 'a' } } });
      }),
    },
  }) as unknown as InnkeeperClient;
}

describe('the command line', () => {
  let stateDir: string;
  const close = vi.fn(async () => {});

  beforeEach(() => {
    stateDir = mkdtempSync(join(tmpdir(), 'innkeeper-cli-'));
    close.mockClear();
  });
  afterEach(() => rmSync(stateDir, { recursive: true }));

  async function run(argv: string[], world: World = { connections: [connection()], guests: [] }) {
    let out = '';
    const err: string[] = [];
    const terminal = {
      out: async (text: string) => void (out += text),
      err: (line: string) => void err.push(line),
      signal: new AbortController().signal,
    };
    const open = async () => ({
      client: clientOf(world),
      redeem: () => undefined,
      redeemBytes: () => undefined,
      close,
    });
    const verbs = [list, create, xml, ...actions];
    const code = await dispatch(
      verbs,
      [...argv, ...(argv.length > 0 ? ['--state-dir', stateDir] : [])],
      terminal,
      open,
    );
    return { code, out, err };
  }

  it('lists guests of every connection, whole, in an order people expect', async () => {
    const world = {
      connections: [connection(), connection({ id: 'lab', uri: 'qemu+ssh://lab/system' })],
      guests: [guest('web10', 1), guest('web9', 2), guest('db', 3, 'lab')],
    };
    const { code, out } = await run(['list', '--json'], world);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { name: 'web9', uuid: uuid(2), state: 'off', connection: 'qemu:///system' },
      { name: 'web10' },
      { name: 'db', uuid: uuid(3), state: 'off', connection: 'qemu+ssh://lab/system' },
    ]);
    expect((await run(['list'], world)).out).toMatch(
      /^NAME +KIND +STATE +CPUS +MEMORY +CONNECTION\nweb9 +machine /,
    );
    expect(close).toHaveBeenCalledTimes(2);
  });

  it('says in one line that nothing can be reached', async () => {
    const { code, err } = await run(['list'], {
      connections: [connection({ state: 'failed', failure: absent })],
      guests: [],
    });
    expect(code).toBe(1);
    expect(err).toHaveLength(1);
    expect(err[0]).not.toContain('\n');
    expect(close).toHaveBeenCalledOnce();
  });

  it('fails when a named connection fails, and only notes an added one', async () => {
    const connections = [
      connection(),
      connection({ id: 'lab', origin: 'added', state: 'failed', failure: absent }),
    ];
    const added = await run(['list', '--json'], { connections, guests: [guest('a', 1)] });
    expect(added.code).toBe(0);
    expect(added.err).toHaveLength(1);
    const named = [
      connection({ origin: 'given' }),
      connection({ id: 'lab', origin: 'given', state: 'failed', failure: absent }),
    ];
    expect(
      (await run(['list', '--connect', 'qemu:///system'], { connections: named, guests: [] })).code,
    ).toBe(1);
  });

  it('acts on a guest by name or UUID, and asks which when there are two', async () => {
    const world = { connections: [connection()], guests: [guest('a', 1), guest('b', 2), guest('b', 3)] };
    expect((await run(['start', 'a'], world)).code).toBe(0);
    expect((await run(['start', uuid(2).toUpperCase()], world)).code).toBe(0);
    const two = await run(['start', 'b'], world);
    expect([two.code, two.err[0]]).toEqual([1, expect.stringContaining('--connect')]);
    const none = await run(['start', 'c'], world);
    expect([none.code, none.err[0]]).toEqual([1, expect.stringContaining('no guest “c”')]);
    const failed = await run(['pause', 'a'], world);
    expect(failed.code).toBe(1);
    expect(failed.err).toHaveLength(1);
  });

  it.each([
    [['lst'], 'no verb “lst”'],
    [['list', '--jsn'], "Unknown option '--jsn'"],
    [['list', 'extra'], 'one argument too many'],
    [['start'], 'something is missing'],
    [['list', '--connect'], '--connect'],
    [['create'], '--plan FILE is missing'],
    [['create', '--plan', '/none.json'], '/none.json: cannot be read (ENOENT)'],
  ])('refuses %j in one line that says what to do', async (argv, text) => {
    const { code, out, err } = await run(argv);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toHaveLength(1);
    expect(err[0]).toContain(text);
    expect(err[0]).not.toContain('\n');
  });

  it('explains itself', async () => {
    expect((await run([])).out).toContain('innkeeper VERB');
    const help = await run(['list', '--help']);
    expect(help).toMatchObject({ code: 0, err: [] });
    expect(help.out).toContain('--connect URI');
    expect(close).not.toHaveBeenCalled();
  });
});
