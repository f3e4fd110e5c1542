import { implement, ORPCError } from '@orpc/server';
import type { Guest } from '#shared/contract/guests.ts';
import { type Volume, type VolumeAction, volumesContract } from '#shared/contract/volumes.ts';
import type { VolumeActionFacts, VolumeState } from '#shared/domain/volumes/facts.ts';
import { planVolumeAction } from '#shared/domain/volumes/plan/plan-volume-action.ts';
import { volumeActs, volumeRefusal } from '#shared/domain/volumes/refusals.ts';
import { GiB } from '#shared/domain/units.ts';
import { type InventedVolumes, inventVolumes, VOLUME_FOLDER } from './invent-volumes.ts';

const ended = (signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));
const A_MESSAGE = 250;

function stateOf({ volumes }: InventedVolumes, { name, path, facts, usedBy }: Volume): VolumeState {
  const { type = 'file', format = 'raw', capacity = 0, allocation = 0 } = facts ?? {};
  return {
    name,
    path,
    type,
    format,
    capacity,
    allocation,
    encrypted: facts?.encrypted === true,
    below: facts?.backing ? [{ path: facts.backing.path, format: 'qcow2' }] : [],
    users: usedBy,
    overlays: volumes.flatMap(each => (each.facts?.backing?.path === path ? [each.path] : [])),
  };
}

/** The volumes of every pool are the same. */
export function volumesRouter(guests: readonly Guest[], given?: InventedVolumes) {
  const os = implement(volumesContract);
  const invented = given ?? inventVolumes(guests);
  const { volumes, space, failure } = invented;
  const free = space.available;
  const pool = {
    name: 'default',
    active: true,
    type: 'dir',
    path: VOLUME_FOLDER,
    free,
    volumes: volumes.map(({ name }) => name),
  };
  const pools = [pool, { ...pool, name: 'fast', type: 'logical', volumes: [] }];

  function plan(action: VolumeAction) {
    const names = action.do === 'create' ? [] : action.do === 'delete' ? action.volumes : [action.volume];
    const facts: VolumeActionFacts = {
      host: 'This computer',
      pool,
      pools,
      volumes: volumes.filter(({ name }) => names.includes(name)).map(each => stateOf(invented, each)),
      backing: { capacity: 20 * GiB, format: 'qcow2' },
      layout: { kind: 'gpt', end: 12 * GiB, partitions: 3 },
      scrub: false,
      secrets: [],
    };
    return { ...planVolumeAction(action, facts).plan, stamp: 'stamp' };
  }

  return os.router({
    list: os.list.handler(() => ({ volumes: [...volumes], space })),
    watch: os.watch.handler(async function* ({ signal }) {
      yield failure ? { kind: 'unavailable', failure } : { kind: 'snapshot', volumes: [] };
      yield { kind: 'space', space };
      for (let at = 0; at < volumes.length; at += A_MESSAGE)
        yield { kind: 'upsert', volumes: volumes.slice(at, at + A_MESSAGE) };
      yield { kind: 'settled' };
      await ended(signal);
    }),
    details: os.details.handler(({ input }) => {
      const volume = volumes.find(({ name }) => name === input.volume);
      if (!volume)
        throw new ORPCError('FAILED', { data: { code: 'FILE_NOT_FOUND', params: { path: input.volume } } });
      const state = stateOf(invented, volume);
      const layer = (path: string) => ({
        path,
        format: 'qcow2',
        capacity: 20 * GiB,
        allocation: 2 * GiB,
        missing: false,
        usedBy: [],
      });
      return {
        volume,
        below: state.below.map(({ path }) => layer(path)),
        above: state.overlays.map(path => ({ ...layer(path), on: volume.path })),
        permissions: { mode: '0600', owner: 64055, group: 106, label: '+64055:+106' },
        image: { compat: '1.1', clusterSize: 65_536, features: [] },
        xml: `<volume type="file">\n  <name>${volume.name}</name>\n</volume>\n`,
        can: volumeActs.map(act => {
          const why = volumeRefusal(act, state, pool);
          return { do: act, possible: why === undefined, ...(why !== undefined && { why }) };
        }),
      };
    }),
    offer: os.offer.handler(() => ({
      files: true,
      formats: ['qcow2' as const, 'raw' as const, 'vmdk' as const, 'vdi' as const],
      free,
      name: 'disk.qcow2',
      encryption: { possible: true },
      secrets: [],
      algorithms: ['zero' as const],
      pools: [
        { name: 'default', active: true, free, files: true },
        { name: 'fast', active: true, free: 40 * GiB, files: false },
      ],
    })),
    plan: os.plan.handler(({ input }) => plan(input.action)),
    run: os.run.handler(() => ({ job: 'job-1' })),
  });
}
