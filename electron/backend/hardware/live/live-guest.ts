import type { Connection, DomainRef } from 'node-libvirt';

/** A running guest that something is done to. */
export interface LiveGuest {
  readonly rpc: Connection;
  readonly dom: DomainRef;
  /** CPUs of the host, online or not: as many bits has a map of them. */
  readonly hostCpus: number;
}

/** VIR_DOMAIN_AFFECT_LIVE, of every call that has such flags. */
export const LIVE = 1;
