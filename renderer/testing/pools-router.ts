import { implement } from '@orpc/server';
import { poolsContract } from '#shared/contract/pools.ts';
import type { ItemValues } from '#shared/contract/hardware.ts';
import { secretsContract } from '#shared/contract/secrets.ts';
import { poolDocument, poolValues } from '#shared/domain/pools/document.ts';
import { kindOfPool, poolKinds } from '#shared/domain/pools/kinds.ts';
import { planPool } from '#shared/domain/pools/plan/plan-pool.ts';
import type { PoolFacts } from '#shared/domain/pools/plan/pool-facts.ts';
import { samples } from '#shared/domain/pools/testing/samples.ts';
import { inventChoices, inventPools, type InventedPools } from './invent-pools.ts';

const ended = (signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));

/** The document of an invented pool: the sample of its type, over its own folder. */
function documentOf({ pools }: InventedPools, name: string): { xml: string; values: ItemValues } {
  const pool = pools.find(each => each.name === name);
  const kind = kindOfPool(pool?.type ?? '') ?? poolKinds.dir;
  const path = pool?.path === undefined ? {} : { path: pool.path };
  const xml = poolDocument(kind, name, { ...samples[kind.type], ...path });
  return { xml, values: poolValues(kind, xml) };
}

export function poolsRouter(invented: InventedPools = inventPools()) {
  const os = implement(poolsContract);
  const { pools, trouble } = invented;
  const factsOf = (name: string): PoolFacts => ({
    pools,
    types: inventChoices(invented).types,
    target: 'missing',
    serverAnswers: true,
    xml: documentOf(invented, name).xml,
    volumes: ['web.qcow2', 'db.qcow2'].map(volume => ({ name: volume, path: `/srv/guests/${volume}` })),
    users: [{ name: 'web', active: false }],
  });
  return os.router({
    watch: os.watch.handler(async function* ({ signal }) {
      yield { kind: 'snapshot' as const, pools: [...pools], ...(trouble && { failure: trouble }) };
      await ended(signal);
    }),
    choices: os.choices.handler(() => inventChoices(invented)),
    details: os.details.handler(({ input }) => documentOf(invented, input.pool)),
    discover: os.discover.handler(({ input }) => ({
      sources: [
        {
          label: '/export/guests',
          detail: 'nfs',
          values: { ...input.values, 'source.dir': '/export/guests' },
        },
        {
          label: '/export/backup',
          detail: 'nfs',
          pool: 'backup',
          values: { ...input.values, 'source.dir': '/export/backup' },
        },
      ],
    })),
    document: os.document.handler(({ input }) => ({
      xml: poolDocument(poolKinds[input.type], input.name, input.values),
    })),
    plan: os.plan.handler(({ input: { action } }) => ({
      ...planPool(action, factsOf(action.do === 'create' ? action.name : action.pool)).plan,
      stamp: 'stamp',
    })),
    run: os.run.handler(() => ({ job: 'job-8' })),
  });
}

export function secretsRouter({ secrets }: InventedPools = inventPools()) {
  const os = implement(secretsContract);
  const [first] = secrets;
  return os.router({
    list: os.list.handler(() => ({ secrets: [...secrets] })),
    watch: os.watch.handler(async function* ({ signal }) {
      await ended(signal);
      yield { changedAt: 0 };
    }),
    create: os.create.handler(() => {
      if (!first) throw new Error('No secret was invented.');
      return { uuid: first.uuid };
    }),
    setValue: os.setValue.handler(() => ({})),
    planDelete: os.planDelete.handler(() => ({
      title: 'Delete the secret “nas-login”',
      steps: ['Have libvirt forget it and its value'],
      files: [],
      lost: ['Its value. Nobody can read it once more.'],
      warnings: [],
      problems: [],
      space: [],
      takesEffect: 'now' as const,
      stamp: 'stamp',
    })),
    delete: os.delete.handler(() => ({ job: 'job-8' })),
  });
}
