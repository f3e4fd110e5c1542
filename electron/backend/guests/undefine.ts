import {
  type Connection,
  type DomainRef,
  DomainUndefineFlagsValues as Flag,
  LibvirtError,
} from 'node-libvirt';

/** What belongs to a guest besides its document, the newest flags first: libvirt refuses those it does not know. */
const flagSets = [
  // 8.9.0: TPM state.
  Flag.MANAGED_SAVE | Flag.SNAPSHOTS_METADATA | Flag.NVRAM | Flag.CHECKPOINTS_METADATA | Flag.TPM,
  Flag.MANAGED_SAVE | Flag.SNAPSHOTS_METADATA | Flag.NVRAM | Flag.CHECKPOINTS_METADATA,
  Flag.MANAGED_SAVE | Flag.SNAPSHOTS_METADATA | Flag.NVRAM,
  // Drivers without firmware.
  Flag.MANAGED_SAVE | Flag.SNAPSHOTS_METADATA | Flag.CHECKPOINTS_METADATA,
  Flag.MANAGED_SAVE | Flag.SNAPSHOTS_METADATA,
  0,
];

const unknownFlag = new Set(['INVALID_ARG', 'ARGUMENT_UNSUPPORTED', 'NO_SUPPORT']);

/** Undefines a guest with its saved memory, UEFI variables, TPM state and what libvirt keeps of its snapshots. */
export async function undefineGuest(rpc: Connection, dom: DomainRef): Promise<void> {
  for (const flags of flagSets) {
    try {
      await rpc.call('domainUndefineFlags', { dom, flags });
      return;
    } catch (error) {
      const next = error instanceof LibvirtError && unknownFlag.has(error.codeName) && flags !== 0;
      if (!next) throw error;
    }
  }
}
