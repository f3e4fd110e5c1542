import type { CreateFacts } from './facts.ts';

/**
 * QEMU's own user-mode network, as a choice beside libvirt's networks. No libvirt network can have a slash
 * in its name.
 */
export const USER_MODE = '/user-mode';
export const USER_MODE_LABEL = 'user mode (through the host, nothing can connect to it)';

export interface NetworkChoice {
  readonly network: string | null;
  readonly why: string;
}

export function chooseNetwork(facts: CreateFacts): NetworkChoice {
  const networks = facts.networks ?? [];
  const active = networks.filter(network => network.active);
  const byName = (name: string) => networks.find(network => network.name === name);
  if (facts.session)
    return { network: USER_MODE, why: 'guests of a session may not join the host’s networks' };
  const first = active.find(({ name }) => name === 'default') ?? active[0];
  if (first) {
    const why = first.name === 'default' ? 'libvirt’s default network' : 'the first active network';
    return { network: first.name, why };
  }
  if (byName('default')) return { network: 'default', why: 'libvirt’s default network' };
  if (facts.offers?.other) return { network: null, why: 'there is no network' };
  return { network: USER_MODE, why: 'there is no active network' };
}
