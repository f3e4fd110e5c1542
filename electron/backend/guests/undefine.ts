import {
  type Connection,
  type DomainRef,
  DomainUndefineFlagsValues as Flag,
  LibvirtError,
} from 'node-libvirt';

/** What stays of a guest though it is undefined. */
export interface Kept {
  readonly nvram?: boolean;
  readonly tpm?: boolean;
}

/**
 * What belongs to a guest besides its document, the newest flags first: libvirt refuses those it does not know.
 * What is to stay is never among what is given up: a libvirt that cannot keep it refuses.
 */
function flagSets({ nvram = false, tpm = false }: Kept): number[] {
  const variables = nvram ? Flag.KEEP_NVRAM : Flag.NVRAM;
  const always = Flag.MANAGED_SAVE | Flag.SNAPSHOTS_METADATA;
  return [
    // 8.9.0: TPM state.
    always | variables | Flag.CHECKPOINTS_METADATA | (tpm ? Flag.KEEP_TPM : Flag.TPM),
    ...(tpm ? [] : [always | variables | Flag.CHECKPOINTS_METADATA, always | variables]),
    // Drivers without firmware.
    ...(nvram || tpm ? [] : [always | Flag.CHECKPOINTS_METADATA, always, 0]),
  ];
}

const unknownFlag = new Set(['INVALID_ARG', 'ARGUMENT_UNSUPPORTED', 'NO_SUPPORT']);

/** Undefines a guest with its saved memory, UEFI variables, TPM state and what libvirt keeps of its snapshots. */
export async function undefineGuest(rpc: Connection, dom: DomainRef, kept: Kept = {}): Promise<void> {
  const sets = flagSets(kept);
  for (const [index, flags] of sets.entries()) {
    try {
      await rpc.call('domainUndefineFlags', { dom, flags });
      return;
    } catch (error) {
      const next = error instanceof LibvirtError && unknownFlag.has(error.codeName);
      if (!next || index === sets.length - 1) throw error;
    }
  }
}
