import { DomainEventStoppedDetailType, DomainEventType } from 'node-libvirt';
import type { GuestState } from '#shared/contract/guests.ts';

/**
 * The state a lifecycle event announces, to be shown before anything is read. Undefined where the event does
 * not tell: saved may mean a managed image or a file elsewhere, defined says nothing about state.
 */
export function announcedState(event: number, detail: number): GuestState | undefined {
  switch (event) {
    case DomainEventType.STARTED:
    case DomainEventType.RESUMED:
      return 'running';
    case DomainEventType.SUSPENDED:
      return 'paused';
    case DomainEventType.SHUTDOWN:
      return 'shutting-down';
    case DomainEventType.STOPPED:
      return detail === DomainEventStoppedDetailType.SAVED ? undefined : 'off';
    case DomainEventType.PMSUSPENDED:
      return 'suspended';
    case DomainEventType.CRASHED:
      return 'crashed';
    default:
      return undefined;
  }
}
