import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { InnkeeperClient } from '../verb.ts';
import { create } from './create.ts';

const uuid = '6f1b9c1e-8a52-4a0e-9f52-0a3b3c0d9a01';
const noPool = {
  field: 'pool',
  failure: { code: 'POOL_ABSENT', params: { pool: 'default' } },
  fix: { id: 'create-pool', label: 'Create a pool' },
};
const noFile = { field: 'source', failure: { code: 'FILE_NOT_FOUND', params: { path: '/a.iso' } } };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'innkeeper-create-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the verb against a host where `problemsOf` stand in the way of a request. */
async function run(
  plan: unknown,
  options: Record<string, boolean | string> = {},
  problemsOf: (request: CreateRequest) => unknown[] = () => [],
) {
  const file = join(folder, 'plan.json');
  if (plan !== undefined) writeFileSync(file, typeof plan === 'string' ? plan : JSON.stringify(plan));
  const called: string[] = [];
  async function* once<T>(event: T) {
    yield event;
  }
  const client = {
    connections: {
      watch: async () =>
        once({ kind: 'snapshot', connections: [{ id: 'system', uri: 'qemu:///system', state: 'online' }] }),
    },
    create: {
      plan: async (request: CreateRequest) => ({
        problems: problemsOf(request),
        warnings: [],
        lost: [],
        xml: '<domain/>',
      }),
      fix: async ({ request, fix }: { request: CreateRequest; fix: string }) => {
        called.push(fix);
        return { job: 'fix', request: { ...request, pool: 'default' } };
      },
      run: async ({ pool }: CreateRequest) => {
        called.push(`run in ${pool}`);
        return { job: 'run', guest: { connection: 'system', uuid } };
      },
    },
    templates: {
      list: async () => ({
        folder: '/templates',
        templates: [
          { id: 'web', name: 'Web', answers: { source: { kind: 'none' }, pool: 'fast', vcpus: 2 } },
        ],
        unreadable: [{ path: '/templates/bad.json', why: 'It is not JSON.' }],
      }),
    },
    jobs: {
      watch: async () => once({ kind: 'snapshot', jobs: ['fix', 'run'].map(id => ({ id, state: 'done' })) }),
    },
  } as unknown as InnkeeperClient;
  const input = {
    argv: [],
    values: { ...(plan !== undefined && { plan: file }), ...options },
    positionals: [],
    connect: [],
    json: false,
    stateDir: folder,
    out: async () => {},
    note: () => {},
    client: async () => client,
    pipe: () => Promise.reject(new Error('Nothing is read here.')),
    road: () => Promise.reject(new Error('Nothing is read here.')),
    signal: new AbortController().signal,
  };
  return { code: await create.run(input), called };
}

const plain = { name: 'a', source: { kind: 'none' } };
const withoutPool = ({ pool }: CreateRequest) => (pool === undefined ? [noPool] : []);

describe('innkeeper create', () => {
  it('says how to set right what can be', async () => {
    await expect(run(plain, {}, withoutPool)).rejects.toThrow('Add --fix to create a pool first.');
  });

  it('sets it right with --fix, then creates the guest as the fix says', async () => {
    expect(await run(plain, { fix: true }, withoutPool)).toEqual({
      code: 0,
      called: ['create-pool', 'run in default'],
    });
  });

  it('fixes nothing when something else stands in the way, nor the same thing twice', async () => {
    const both = (request: CreateRequest) => [...withoutPool(request), noFile];
    await expect(run(plain, { fix: true }, both)).rejects.toThrow('source: “/a.iso” is not there.');
    await expect(run(plain, { fix: true }, () => [noPool])).rejects.toThrow('pool: There is no storage pool');
  });

  it.each([
    [{ ...plain, disksize: 1 }, 'plan.json:1:38: disksize: no such field'],
    [{ ...plain, cpu: { models: 'a' } }, 'plan.json:1:45: cpu.models: no such field'],
    [{ ...plain, name: 'a/b' }, 'a control character. Nothing was changed.'],
    [
      { ...plain, name: 'a\uFFFE' },
      'name: It holds a character that libvirt cannot keep. Nothing was changed.',
    ],
    [{ ...plain, group: 'a\u0001' }, 'group: '],
    [{ name: 'a', source: { kind: 'iso', image: '/\uD800' } }, 'source.image: '],
  ])('refuses %j', async (plan, text) => {
    await expect(run(plan)).rejects.toThrow(text);
  });

  it('reads YAML, and says where in it something is wrong', async () => {
    const yaml = '# mine\nname: a\nsource:\n  kind: none\npool: slow\n';
    expect(await run(yaml)).toMatchObject({ called: ['run in slow'] });
    await expect(run(`${yaml}disks:\n  - size: 1\n    buss: ide\n`)).rejects.toThrow(
      'plan.json:8:5: disks.0.buss: no',
    );
    await expect(run(`${yaml}vcpus: two\n`)).rejects.toThrow('plan.json:6:1: vcpus: ');
    await expect(run(`${yaml}name: b\n`)).rejects.toThrow('plan.json:6:1: ');
    await expect(run('just a text')).rejects.toThrow('plan.json:1:1: ');
  });

  it('takes from a template what the plan leaves open', async () => {
    expect(await run(undefined, { template: 'Web', name: 'a' })).toMatchObject({ called: ['run in fast'] });
    const plan = { name: 'a', pool: 'slow' };
    expect(await run(plan, { template: 'web' })).toMatchObject({ called: ['run in slow'] });
    await expect(run(undefined, { template: 'web' })).rejects.toThrow('needs --name');
    await expect(run(undefined, { template: 'x', name: 'a' })).rejects.toThrow('It has “Web”.');
    await expect(run(undefined, { template: 'bad', name: 'a' })).rejects.toThrow(
      '/templates/bad.json: It is not JSON.',
    );
  });

  it('changes nothing in a dry run', async () => {
    expect(await run(plain, { 'dry-run': true })).toEqual({ code: 0, called: [] });
    await expect(run(plain, { 'dry-run': true, fix: true })).rejects.toThrow('give one of them');
  });
});
