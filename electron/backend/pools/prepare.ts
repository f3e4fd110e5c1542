import { LibvirtError, StorageXMLFlags, type StoragePoolRef } from 'node-libvirt';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { ItemValues } from '#shared/contract/hardware.ts';
import type { Pool, PoolAction } from '#shared/contract/pools.ts';
import { poolTypesOf } from '#shared/domain/pools/capabilities.ts';
import { textOf } from '#shared/domain/pools/checks.ts';
import { poolValues } from '#shared/domain/pools/document.ts';
import { kindOfPool } from '#shared/domain/pools/kinds.ts';
import { serverOf } from '#shared/domain/pools/plan/create.ts';
import { isOn } from '#shared/domain/pools/plan/existing.ts';
import { planPool } from '#shared/domain/pools/plan/plan-pool.ts';
import type { PoolFacts, PoolWork } from '#shared/domain/pools/plan/pool-facts.ts';
import { hostOf } from '../devices/host-of.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { stamped } from '../plans/stamp.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { whatIsAt } from './host-path.ts';
import type { PoolBooks } from './pool-book.ts';
import { serverAnswers } from './server-answers.ts';
import { volumesIn } from './volumes-in.ts';

export type PoolsDeps = AreaDeps & { readonly books: PoolBooks };

interface PreparedPool {
  readonly plan: ActionPlan;
  readonly work: PoolWork;
}

/** Looks at everything anew, and decides; nothing is changed. */
export async function preparePool(
  deps: PoolsDeps,
  live: LiveConnection,
  action: PoolAction,
): Promise<PreparedPool> {
  const facts = await readFacts(deps, live, action);
  const { plan, work } = planPool(action, facts);
  return { plan: stamped(plan, [action, work]), work };
}

async function readFacts(deps: PoolsDeps, live: LiveConnection, action: PoolAction): Promise<PoolFacts> {
  const pools = await deps.books.of(live).list();
  const known = action.do === 'create' ? undefined : pools.find(({ name }) => name === action.pool);
  const bare = { pools, types: [], target: 'unknown' as const, serverAnswers: undefined, users: [] };
  if (action.do !== 'create' && (!known || known.silentSince !== undefined)) return bare;
  const xml = known && (await lastingDocument(live, known));
  const type = action.do === 'create' ? action.type : (known?.type ?? '');
  const kind = kindOfPool(type);
  const values = action.do === 'create' ? action.values : kind && xml ? poolValues(kind, xml) : {};
  const begins = action.do === 'create' || action.do === 'start';
  const concerns = known && isOn(known) && (action.do === 'stop' || action.do === 'delete');
  const [types, place, inside] = await Promise.all([
    action.do === 'create' ? readTypes(live) : [],
    begins ? placeOf(deps, live, type, values) : { target: 'unknown' as const, serverAnswers: undefined },
    concerns ? volumesIn(deps, live, refOf(known)) : { users: [] },
  ]);
  return { pools, types, ...place, ...inside, ...(xml !== undefined && { xml }) };
}

/** What libvirt’s calls go by is the UUID alone. */
export const refOf = ({ name, uuid }: Pool): StoragePoolRef => ({
  name,
  uuid: uuid as string as StoragePoolRef['uuid'],
});

async function readTypes(live: LiveConnection): Promise<PoolFacts['types']> {
  const answer = await unlessRefused(live.rpc.call('connectGetStoragePoolCapabilities', { flags: 0 }));
  return poolTypesOf(answer?.capabilities);
}

async function placeOf(
  { env }: PoolsDeps,
  live: LiveConnection,
  type: string,
  values: ItemValues,
): Promise<Pick<PoolFacts, 'target' | 'serverAnswers'>> {
  const kind = kindOfPool(type);
  const { shell } = hostOf(live, env);
  const server = serverOf(values);
  const [target, answers] = await Promise.all([
    kind?.folder === true ? whatIsAt(shell, textOf(values['path'])) : ('unknown' as const),
    kind?.port && server !== '' ? serverAnswers(live, shell, server, kind.port(values)) : undefined,
  ]);
  return { target, serverAnswers: answers };
}

/** Undefined for a pool that is gone by now; of one that is not defined, what it runs by. */
export async function lastingDocument(live: LiveConnection, pool: Pool): Promise<string | undefined> {
  const flags = pool.lasting ? StorageXMLFlags.INACTIVE : 0;
  try {
    const asking = answered(live, rpc => rpc.call('storagePoolGetXmlDesc', { pool: refOf(pool), flags }), {
      pool: pool.name,
    });
    return (await asking).xml;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_STORAGE_POOL') return undefined;
    throw error;
  }
}
