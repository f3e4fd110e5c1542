import type { DeviceMap, PciDevice } from '../../contract/devices.ts';
import type { GuestState } from '../../contract/guests.ts';
import type {
  PassthroughChoices,
  PassthroughRequest,
  PassthroughWay,
} from '../../contract/passthrough-request.ts';
import type { HostTopology } from '../../contract/topology.ts';
import type { Uuid } from '../../contract/values.ts';
import type { DeviceFacts } from '../devices/facts.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';

/** The guest that is to have the devices, by its lasting document. */
export interface GuestFacts {
  readonly name: string;
  readonly uuid: Uuid;
  readonly state: GuestState;
  /** False: it is gone when it stops, and has no document to change. */
  readonly persistent: boolean;
  /** Without secrets. */
  readonly xml: string;
  readonly document: Domain;
}

export interface HostSituation {
  /** How a person calls it. */
  readonly label: string;
  /** What follows `ssh`; missing for this computer. */
  readonly ssh?: string;
  /** `QEMU`, `Xen` …: libvirt's name of the driver. */
  readonly driver: string;
  /** Guests of one user's session. */
  readonly session: boolean;
  readonly topology?: HostTopology;
  /** Bytes. */
  readonly memory: number;
  readonly freeMemory?: number;
}

/** All that a plan stands on: what was asked, the host as it is now, and the guest. */
export interface Setting {
  readonly request: PassthroughRequest;
  readonly map: DeviceMap;
  /** Missing where the host's files cannot be read: then only libvirt can do something there. */
  readonly facts?: DeviceFacts;
  readonly guest: GuestFacts;
  readonly host: HostSituation;
}

/** A setting in which everything is decided. */
export interface Decided extends Setting {
  /** By address. */
  readonly devices: readonly PciDevice[];
  readonly way: PassthroughWay;
  readonly choices: PassthroughChoices;
}

/** Something a person should know before it is done. */
export interface Risk {
  readonly text: string;
  readonly why: string;
  readonly remedy?: string;
}
