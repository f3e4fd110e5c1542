import type { AgentState } from '../../contract/agent.ts';
import type { HardwareChange } from '../../contract/hardware.ts';
import type { GuestFacts } from '../overview/facts.ts';

/** A disk as its host tells it. Bytes. */
export interface DiskFacts {
  readonly target: string;
  readonly capacity?: number;
  /** What it takes up on the host. */
  readonly allocation?: number;
  /** Its own file, or one that it stands on, that is not there. */
  readonly missing?: string;
  /** The pool that holds it. */
  readonly pool?: { readonly name: string; readonly free: number; readonly capacity: number };
}

export interface MachineFacts {
  readonly name: string;
  /** The versioned name that an alias such as q35 stands for. */
  readonly canonical?: string;
  readonly deprecated: boolean;
}

/** A file that QEMU's account may not open, and in sentences why. */
export interface UnreadableFile {
  readonly path: string;
  /** The guest is to write to it. */
  readonly write: boolean;
  /** What of the guest names it: `disk:vda`, `domain`. */
  readonly item: string;
  readonly user: string;
  readonly what: string;
  readonly why: string;
}

/** What is looked at for what is not as well as it could be. Bytes. */
export interface AttentionFacts extends GuestFacts {
  readonly autostart: boolean;
  readonly disks: readonly DiskFacts[];
  readonly unreadable: readonly UnreadableFile[];
  /** The host's networks; missing where it has none at all, or they cannot be listed. */
  readonly networks?: readonly {
    readonly name: string;
    readonly active: boolean;
    readonly autostart: boolean;
  }[];
  /** Those that the guest's emulator makes; empty where it cannot be told. */
  readonly machines: readonly MachineFacts[];
  /** What programs of the host could still have. */
  readonly freeMemory?: number;
  /** As the agent said last, if it was asked. */
  readonly agent?: Pick<AgentState, 'reach' | 'fileSystems'>;
  /** What waits for the next start. */
  readonly waiting: readonly HardwareChange[];
}
