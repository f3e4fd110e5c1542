import {
  DomainEventCrashedDetailType as Crashed,
  DomainEventDefinedDetailType as Defined,
  DomainEventIOErrorAction as IoErrorAction,
  DomainEventPMSuspendedDetailType as Asleep,
  DomainEventShutdownDetailType as ShuttingDown,
  DomainEventStartedDetailType as Started,
  DomainEventStoppedDetailType as Stopped,
  DomainEventSuspendedDetailType as Suspended,
  DomainEventType,
  DomainEventUndefinedDetailType as Undefined,
  DomainEventWatchdogAction as WatchdogAction,
} from 'node-libvirt';
import type { Happening } from '#shared/contract/history.ts';

const state = (text: string): Happening => ({ kind: 'state', text });
const paused = (text: string): Happening => ({ kind: 'paused', text });
const asked = (text: string): Happening => ({ kind: 'asked', text });
const ended = (text: string): Happening => ({ kind: 'ended', text });
const failed = (text: string): Happening => ({ kind: 'failed', text });
const document = (text: string): Happening => ({ kind: 'document', text });

/** https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainEventType, by event and detail. */
const lifecycle: Readonly<Record<number, Readonly<Record<number, Happening>>>> = {
  [DomainEventType.DEFINED]: {
    [Defined.ADDED]: document('It was defined.'),
    [Defined.UPDATED]: document('Its document was changed.'),
    [Defined.RENAMED]: document('It was renamed.'),
    [Defined.FROM_SNAPSHOT]: document('Its document was taken from a snapshot.'),
  },
  [DomainEventType.UNDEFINED]: {
    [Undefined.REMOVED]: { kind: 'removed', text: 'It was removed from its host.' },
  },
  [DomainEventType.STARTED]: {
    [Started.BOOTED]: state('It started.'),
    [Started.MIGRATED]: state('It came here from another host.'),
    [Started.RESTORED]: state('It started with its saved memory.'),
    [Started.FROM_SNAPSHOT]: state('It started from a snapshot.'),
    [Started.WAKEUP]: state('It woke up.'),
  },
  [DomainEventType.SUSPENDED]: {
    [Suspended.PAUSED]: paused('It was paused.'),
    [Suspended.IOERROR]: paused('It was paused: a disk could not be read or written.'),
    [Suspended.WATCHDOG]: paused('It was paused by its watchdog.'),
    [Suspended.FROM_SNAPSHOT]: paused('It is paused, as it was in the snapshot.'),
    [Suspended.API_ERROR]: paused('It is paused: a call to libvirt failed in the middle.'),
  },
  [DomainEventType.STOPPED]: {
    [Stopped.SHUTDOWN]: ended('It shut down.'),
    [Stopped.DESTROYED]: ended('It was switched off.'),
    [Stopped.CRASHED]: failed('It crashed.'),
    [Stopped.MIGRATED]: ended('It went on to another host.'),
    [Stopped.SAVED]: ended('Its memory was saved, and it stopped.'),
    [Stopped.FAILED]: failed('Its hypervisor ended with an error.'),
    [Stopped.FROM_SNAPSHOT]: ended('It is off, as it was in the snapshot.'),
  },
  [DomainEventType.SHUTDOWN]: {
    [ShuttingDown.GUEST]: asked('It is shutting down, from inside.'),
    [ShuttingDown.HOST]: asked('It was asked to shut down.'),
  },
  [DomainEventType.PMSUSPENDED]: {
    [Asleep.MEMORY]: paused('It went to sleep.'),
    [Asleep.DISK]: paused('It went to sleep and wrote its memory to its own disk.'),
  },
  [DomainEventType.CRASHED]: {
    [Crashed.PANICKED]: failed('Its system panicked.'),
    [Crashed.CRASHLOADED]: failed('Its system panicked and started its crash kernel.'),
  },
};

/** Undefined for what says nothing that another event does not say too. */
export const lifecycleHappening = (event: number, detail: number): Happening | undefined =>
  event === DomainEventType.RESUMED ? state('It goes on.') : lifecycle[event]?.[detail];

const watchdog: Readonly<Record<number, string>> = {
  [WatchdogAction.PAUSE]: 'it was paused',
  [WatchdogAction.RESET]: 'it was reset',
  [WatchdogAction.POWEROFF]: 'it was switched off',
  [WatchdogAction.SHUTDOWN]: 'it was asked to shut down',
  [WatchdogAction.INJECTNMI]: 'it was sent an interrupt',
};

export const watchdogHappening = (action: number): Happening => ({
  kind: 'watchdog',
  text: `Its watchdog ran out: ${watchdog[action] ?? 'nothing was done'}.`,
});

export const ioErrorHappening = (
  path: string,
  device: string,
  action: number,
  reason: string,
): Happening => ({
  kind: 'disk',
  text: `${reason === 'enospc' ? 'There was no room to write' : 'There was an error reading or writing'} ${path || device}.${
    action === IoErrorAction.PAUSE ? ' It was paused, so that nothing is lost.' : ''
  }`,
  ...(reason === 'enospc' && {
    failure: { code: 'NO_SPACE', params: { path } },
  }),
});
