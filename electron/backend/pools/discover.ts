import type { ItemValues } from '#shared/contract/hardware.ts';
import type { PoolSource, PoolType } from '#shared/contract/pools.ts';
import { poolKinds } from '#shared/domain/pools/kinds.ts';
import { readSources, searchDocument, withPools } from '#shared/domain/pools/sources.ts';
import { textOf } from '#shared/domain/pools/checks.ts';
import { serverOf } from '#shared/domain/pools/plan/create.ts';
import { hostOf } from '../devices/host-of.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { findAdapters, findDisks } from './host-sources.ts';
import type { PoolsDeps } from './prepare.ts';
import { serverAnswers } from './server-answers.ts';

/** showmount and iscsiadm give up by themselves only after minutes. */
const LIMIT_MS = 20_000;

/** What is there to make a pool of. Fails with HOST_UNREACHABLE, TIMEOUT, or in the words of the host’s own tools. */
export async function discover(
  deps: PoolsDeps,
  live: LiveConnection,
  type: PoolType,
  values: ItemValues,
): Promise<PoolSource[]> {
  const kind = poolKinds[type];
  const { search } = kind;
  if (!search)
    throw fail('UNSUPPORTED', {
      what: `A pool of the type “${type}” has nothing to discover.`,
      reason: 'libvirt keeps no list of what such a pool can be made of.',
      remedy: 'Give what it needs when you create it; the form names each thing.',
    });
  const { shell } = hostOf(live, deps.env);
  for (const property of search.needs) {
    if (textOf(values[property]) !== '') continue;
    const label = kind.fields.find(field => field.property === property)?.label ?? property;
    throw fail('INPUT_INVALID', { field: label, reason: 'It has to be known where to look.' });
  }
  const pools = await deps.books.of(live).list();
  if (search.by === 'disks') return withPools(kind, await findDisks(live, shell), pools);
  if (search.by === 'adapters') return withPools(kind, await findAdapters(live), pools);
  const server = serverOf(values);
  if (kind.port && (await serverAnswers(live, shell, server, kind.port(values))) === false)
    throw fail('HOST_UNREACHABLE', { host: server });
  const srcSpec = searchDocument(kind, values);
  const { xml } = await answered(
    live,
    rpc => rpc.call('connectFindStoragePoolSources', { type, srcSpec, flags: 0 }),
    { limitMs: LIMIT_MS },
  );
  return withPools(kind, readSources(kind, xml, values), pools);
}
