import type { NicTarget } from '../../../contract/create/nic.ts';
import type { CreateFacts } from '../facts.ts';

/**
 * How packets leave the guest, which decides what libvirt can do to them: a tap on a bridge, macvtap, QEMU's
 * user-mode network, or a function of the host's card that is the guest's own.
 */
export type Way = 'tap' | 'macvtap' | 'user' | 'function';

const macvtapModes = new Set(['vepa', 'private', 'passthrough', 'macvtap']);

export function wayOf(target: NicTarget, { networks }: Pick<CreateFacts, 'networks'>): Way {
  switch (target.to) {
    case 'bridge':
      return 'tap';
    case 'direct':
      return 'macvtap';
    case 'user':
    case 'function':
      return target.to;
    case 'network': {
      const mode = networks?.find(({ name }) => name === target.network)?.mode ?? 'nat';
      if (mode === 'hostdev') return 'function';
      return macvtapModes.has(mode) ? 'macvtap' : 'tap';
    }
  }
}
