import { DomainEventType, type Events } from 'node-libvirt';
import { guestRef } from '../guests/guest-key.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { Happening } from '#shared/contract/history.ts';
import type { LiveConnection } from '../ports.ts';
import { ioErrorHappening, lifecycleHappening, watchdogHappening } from './event-words.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { History } from './history.ts';

const AGENT_CONNECTED = 1;

type WithGuest = { [E in keyof Events]: Events[E] extends { dom: unknown } ? E : never }[keyof Events];

/** A guest that starts is said to go on, too: only one that was paused does. */
class Pauses {
  readonly #paused = new Set<string>();

  /** Whether the event says anything new. */
  tells({ dom, event }: Events['domainLifecycle']): boolean {
    if (event === DomainEventType.SUSPENDED) this.#paused.add(dom.uuid);
    else if (event === DomainEventType.RESUMED) return this.#paused.delete(dom.uuid);
    return true;
  }
}

const device = (text: string): Happening => ({ kind: 'device', text });

/** What events of a guest are written down as; undefined: nothing. */
type Recorded = { readonly [E in WithGuest]?: (event: Events[E]) => Happening | undefined };

const recorded: Recorded = {
  domainReboot: () => ({ kind: 'state', text: 'It restarted.' }),
  domainWatchdog: ({ action }) => watchdogHappening(action),
  domainIoErrorReason: ({ srcPath, devAlias, action, reason }) =>
    ioErrorHappening(srcPath, devAlias, action, reason),
  domainDeviceAdded: ({ devAlias }) => device(`The device ${devAlias} was added while it ran.`),
  domainDeviceRemoved: ({ devAlias }) => device(`It let go of the device ${devAlias}.`),
  domainDeviceRemovalFailed: ({ devAlias }) => device(`It refused to let go of the device ${devAlias}.`),
  domainAgentLifecycle: ({ state }) => ({
    kind: 'agent',
    text: state === AGENT_CONNECTED ? 'Its agent answers.' : 'Its agent went silent.',
  }),
  domainMemoryFailure: () => ({
    kind: 'memory',
    text: 'A memory error of the host reached it.',
    detail: 'Look into the host’s log (mcelog, rasdaemon): a memory module may be failing.',
  }),
  domainControlError: () => ({
    kind: 'state',
    text: 'libvirt lost control over its hypervisor process.',
  }),
};

/** Writes down what libvirt tells of guests, for as long as the link lasts. */
export async function recordEvents(
  live: LiveConnection,
  history: Pick<History<GuestRef>, 'record'>,
): Promise<void> {
  const subscribe = async <E extends WithGuest>(
    event: E,
    of: (event: Events[E]) => Happening | undefined,
  ) => {
    try {
      await live.rpc.subscribe(event, told => {
        const happening = of(told);
        if (happening) history.record(guestRef(live.id, told.dom), happening);
      });
    } catch (error) {
      // Not every driver has every event.
      if (!isUnsupported(error)) throw error;
    }
  };
  const pauses = new Pauses();
  const lifecycle: Recorded = {
    domainLifecycle: event =>
      pauses.tells(event) ? lifecycleHappening(event.event, event.detail) : undefined,
  };
  await Promise.all(
    Object.entries({ ...lifecycle, ...recorded }).map(([event, of]) =>
      // The table's type pairs each event with what takes it; Object.entries forgets that.
      subscribe(event as WithGuest, of as (event: Events[WithGuest]) => Happening | undefined),
    ),
  );
}
