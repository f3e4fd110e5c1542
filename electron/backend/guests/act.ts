import type { Connection as LibvirtConnection, DomainRef } from 'node-libvirt';
import type { Guest, GuestAction, GuestOutcome, GuestRef } from '#shared/contract/guests.ts';
import { startWaves } from '#shared/domain/guests/start-waves.ts';
import { fail } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { whyNotStarted } from '../readability/why-not-started.ts';
import { requireNetworks } from '../networks/needed.ts';
import { eachLimited } from './each-limited.ts';
import { domainRef } from './guest-key.ts';
import { saveWithProgress } from './save.ts';

/** Guests acted on at a time; what libvirtd takes from one client. */
const AT_A_TIME = 4;

type Act = (rpc: LibvirtConnection, dom: DomainRef, guest: Guest) => Promise<unknown>;

/**
 * What each action asks of libvirt. Asking is all: whether the guest does it is shown by its events alone, so a
 * guest that ignores a shutdown stays shown as running.
 */
const acts: Readonly<Record<Exclude<GuestAction, 'save' | 'restore'>, Act>> = {
  start: (rpc, dom) => rpc.call('domainCreateWithFlags', { dom, flags: 0 }),
  shutdown: (rpc, dom) => rpc.call('domainShutdownFlags', { dom, flags: 0 }),
  reboot: (rpc, dom) => rpc.call('domainReboot', { dom, flags: 0 }),
  reset: (rpc, dom) => rpc.call('domainReset', { dom, flags: 0 }),
  'force-off': (rpc, dom) => rpc.call('domainDestroyFlags', { dom, flags: 0 }),
  pause: (rpc, dom) => rpc.call('domainSuspend', { dom }),
  resume: (rpc, dom, { state }) =>
    state === 'suspended' ? rpc.call('domainPmWakeup', { dom, flags: 0 }) : rpc.call('domainResume', { dom }),
  'discard-saved': (rpc, dom) => rpc.call('domainManagedSaveRemove', { dom, flags: 0 }),
};

/** Does the same to several guests, a few at a time; each has an outcome of its own. */
export async function forEachGuest(
  deps: Pick<AreaDeps, 'guests'>,
  refs: readonly GuestRef[],
  work: (guest: Guest) => Promise<void>,
): Promise<GuestOutcome[]> {
  const outcomes = refs.map((guest): GuestOutcome => ({ guest }));
  await eachLimited(refs, AT_A_TIME, async (ref, index) => {
    const guest = deps.guests.get(ref);
    try {
      await work(guest ?? deps.guests.require(ref));
    } catch (error) {
      const params = guest === undefined ? {} : { name: guest.name, state: guest.state };
      outcomes[index] = { guest: ref, failure: toFailure(error, params) };
    }
  });
  return outcomes;
}

/**
 * Acts on several guests. Starting keeps to their start order: whoever has a higher one is asked to start only when
 * libvirt has started those before, whether that worked or not.
 */
export async function actOnEach(
  deps: AreaDeps,
  refs: readonly GuestRef[],
  action: GuestAction,
): Promise<GuestOutcome[]> {
  const act = (guest: Guest) => actOn(deps, guest, action);
  if (action !== 'start') return await forEachGuest(deps, refs, act);
  const outcomes: GuestOutcome[] = [];
  for (const wave of startWaves(refs.map(ref => deps.guests.get(ref)?.startOrder))) {
    const started = refs.filter((_, at) => wave.includes(at));
    for (const [at, outcome] of (await forEachGuest(deps, started, act)).entries())
      outcomes[wave[at] ?? 0] = outcome;
  }
  return outcomes;
}

export async function actOn(deps: AreaDeps, guest: Guest, action: GuestAction): Promise<void> {
  const live = deps.connections.require(guest.connection);
  if (action === 'save') return await saveWithProgress(deps, live, guest);
  if (action === 'start' || action === 'restore')
    await requireNetworks(live, deps.guests.claims(guest).networks);
  if (action === 'restore') return await restore(deps, guest);
  if (action === 'start') await deps.prepareStart(live, guest);
  try {
    await acts[action](await live.work(), domainRef(guest), guest);
  } catch (error) {
    throw action === 'start' ? await notStarted(deps, live, guest, error) : error;
  }
  // Discarding has no event of its own.
  if (action === 'discard-saved') await deps.guests.refresh(guest);
}

const notStarted = (deps: AreaDeps, live: LiveConnection, guest: Guest, error: unknown) =>
  whyNotStarted(
    deps,
    live,
    { name: guest.name, document: () => deps.guests.xml(guest, { inactive: true }) },
    error,
  );

/** Starting a guest that has saved memory continues from it; without any it would be a plain start. */
async function restore(deps: AreaDeps, guest: Guest): Promise<void> {
  if (guest.state !== 'saved') throw fail('STATE_INVALID', { name: guest.name, state: guest.state });
  const live = deps.connections.require(guest.connection);
  const { ended } = deps.jobs.start(
    { title: `Restore ${guest.name}`, connection: guest.connection, guest: refOf(guest), cancellable: false },
    async () => {
      const rpc = await live.work();
      try {
        await rpc.call('domainCreateWithFlags', { dom: domainRef(guest), flags: 0 });
      } catch (error) {
        throw await notStarted(deps, live, guest, error);
      }
    },
  );
  const job = await ended;
  if (job.failure !== undefined) throw fail(job.failure.code, job.failure.params, job.failure.detail);
}

function refOf({ connection, uuid }: Guest): GuestRef {
  return { connection, uuid };
}
