import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestContainers, testContainers } from '#electron/backend/containers/testing/test-containers.ts';
import { dispatch } from './dispatch.ts';
import { actions } from './verbs/actions.ts';
import { containerActions } from './verbs/container-actions.ts';
import { info } from './verbs/info.ts';
import { list } from './verbs/list.ts';

let t: TestContainers;
beforeAll(async () => {
  t = await testContainers();
});
afterAll(() => t.close());

/** One command line, against the backend that is there. */
async function innkeeper(...argv: string[]) {
  const said = { out: '', err: '' };
  const terminal = {
    out: async (text: string) => void (said.out += await Promise.resolve(text)),
    err: (line: string) => void (said.err += `${line}\n`),
    signal: new AbortController().signal,
  };
  const verbs = [list, info, ...actions, ...containerActions];
  const line = [...argv, '--state-dir', t.stateDir, '--connect', 'unix:///var/run/docker.sock'];
  const open = () =>
    Promise.resolve({
      client: t.client,
      redeem: () => undefined,
      redeemBytes: () => undefined,
      close: () => Promise.resolve(),
    });
  const code = await dispatch(verbs, line, terminal, open);
  return { code, ...said };
}

it('lists containers as scripts expect it of guests', async () => {
  const ref = t.make('run', [], 'sleep', '1000');
  await t.row(ref, row => row?.state === 'running');
  const { code, out } = await innkeeper('list', '--json');
  expect(code).toBe(0);
  const rows = JSON.parse(out) as { name: string }[];
  expect(rows.find(({ name }) => name === ref.name)).toMatchObject({
    kind: 'container',
    id: ref.id,
    uuid: ref.id,
    state: 'running',
    connection: 'unix:///var/run/docker.sock',
  });
  expect((await innkeeper('list')).out).toMatch(new RegExp(`${ref.name} +container +running`));
});

it('takes one from its start to its end, by name and by id', async () => {
  const ref = t.make('create', ['--env', 'TOKEN=hidden', '--init'], 'sleep', '1000');
  await t.row(ref);
  const is = (state: string) => t.row(ref, row => row?.state === state);
  expect(await innkeeper('start', ref.name)).toMatchObject({ code: 0, err: '' });
  await is('running');
  expect((await innkeeper('pause', ref.id.slice(0, 12))).code).toBe(0);
  await is('paused');
  expect((await innkeeper('resume', ref.name)).code).toBe(0);
  await is('running');
  expect((await innkeeper('restart', ref.name, '--timeout', '1')).code).toBe(0);
  const told = await innkeeper('info', ref.name);
  expect(told.out).toContain(ref.id);
  expect(told.out).not.toContain('hidden');
  expect((await innkeeper('stop', ref.name, '--timeout', '5')).code).toBe(0);
  await is('exited');
  const tried = await innkeeper('remove', ref.name, '--dry-run');
  expect(tried).toMatchObject({ code: 0, err: expect.stringContaining('Lost: all that it wrote') });
  expect((await innkeeper('remove', ref.name)).code).toBe(0);
  expect(t.docker('ps', '-aq', '--filter', `name=${ref.name}`)).toBe('');
});

it('says what is wrong in one line', async () => {
  const ref = t.make('run', [], 'sleep', '1000');
  await t.row(ref, row => row?.state === 'running');
  const running = await innkeeper('remove', ref.name);
  expect(running).toMatchObject({ code: 1, err: expect.stringContaining('cannot do this now') });
  const machine = await innkeeper('shutdown', ref.name);
  expect(machine).toMatchObject({ code: 1, err: expect.stringContaining('is a container') });
  expect(await innkeeper('stop', 'innkeeper-test-nobody')).toMatchObject({ code: 1 });
  expect(await innkeeper('kill', ref.name, '--signal', 'SIGNONE')).toMatchObject({ code: 1 });
  expect((await innkeeper('kill', ref.name)).code).toBe(0);
  await t.row(ref, row => row?.state === 'exited' && row.exitCode === 137);
});
