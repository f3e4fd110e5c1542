import type { Failure } from '../../contract/failure.ts';
import type { Acceleration } from '../acceleration/decide.ts';
import type { Offer } from '../capabilities/offer.ts';

export interface PoolFacts {
  readonly name: string;
  readonly active: boolean;
  /** libvirt's pool type: dir, fs, netfs, logical, zfs … */
  readonly type: string;
  readonly path?: string;
  readonly free: number;
  /** Names of its volumes; empty while it is not active. */
  readonly volumes: readonly string[];
}

export interface NetworkFacts {
  readonly name: string;
  readonly active: boolean;
  readonly label: string;
}

/** What an operating system needs, by the osinfo database. Sizes in bytes. */
export interface OsFacts {
  readonly id: string;
  readonly label: string;
  readonly family?: string;
  readonly memory?: number;
  readonly vcpus?: number;
  readonly storage?: number;
  /** It does not start from BIOS any more. */
  readonly needsUefi?: boolean;
  /** It does not install without a TPM. */
  readonly needsTpm?: boolean;
}

/** What looking at the source's file gave. */
export interface SourceFacts {
  /** Found by its content. `iso` is ISO 9660. */
  readonly format?: string;
  readonly size?: number;
  /** What the guest sees: the size of the disk inside a qcow2 file. */
  readonly virtualSize?: number;
  readonly backingFile?: string;
  readonly block?: boolean;
  readonly os?: OsFacts;
  /** It is a volume of this pool. */
  readonly pool?: string;
  /** Why it cannot be used as it is. */
  readonly failure?: Failure;
  /** We can read it, so that copying it into a pool is a way out. */
  readonly copyable: boolean;
  /** Other guests whose document names it. */
  readonly usedBy: readonly string[];
}

/** Everything a plan is made from. Read before; planning itself looks nowhere. */
export interface CreateFacts {
  readonly host: string;
  readonly driver: string;
  /** Guests run as the user who asks: no networks of the host's. */
  readonly session: boolean;
  readonly guestNames: readonly string[];
  /** Missing when the connection makes no full virtual machines. */
  readonly offers?: { readonly kvm?: Offer; readonly tcg?: Offer; readonly other?: Offer };
  readonly acceleration: Acceleration;
  readonly cpus: number;
  readonly memory: number;
  readonly freeMemory?: number;
  /** Missing when the driver has no such thing. */
  readonly pools?: readonly PoolFacts[];
  readonly networks?: readonly NetworkFacts[];
  readonly source?: SourceFacts;
  /** The operating system chosen by a person. */
  readonly os?: OsFacts;
}
