import type { NicTarget } from '../../../contract/create/nic.ts';
import type { Choice, Choices } from '../choices.ts';
import type { Setting } from '../topic.ts';

/** Where a card leads that nobody said anything about; undefined where there is nothing to lead to. */
export function chooseTarget({ facts, offer }: Setting): Choice<NicTarget> | undefined {
  const user: NicTarget = { to: 'user' };
  if (facts.session) return { value: user, why: 'guests of a session may not join the host’s networks' };
  // A function of the host's card is scarce, and ties the guest to the host.
  const networks = (facts.networks ?? []).filter(({ mode }) => mode !== 'hostdev');
  const active = networks.filter(network => network.active);
  const usual = (list: typeof networks) => list.find(({ name }) => name === 'default');
  const chosen = usual(active) ?? active[0] ?? usual(networks);
  if (chosen) {
    const why = chosen.name === 'default' ? 'libvirt’s default network' : 'the first active network';
    return { value: { to: 'network', network: chosen.name }, why };
  }
  if (offer.type !== 'kvm' && offer.type !== 'qemu') return undefined;
  return { value: user, why: 'there is no active network' };
}

/** Fills in what a target leaves open. */
export function completeTarget(
  target: NicTarget,
  field: string,
  { facts }: Setting,
  choices: Choices,
): NicTarget {
  if (target.to === 'direct')
    return {
      ...target,
      mode: choices.take(`${field}.mode`, target.mode, () => ({
        value: 'bridge',
        why: 'guests on the same interface reach each other',
      })),
    };
  if (target.to !== 'user') return target;
  const [best = 'slirp'] = facts.userNetworks;
  return {
    ...target,
    backend: choices.take(`${field}.backend`, target.backend, () => ({
      value: best,
      why: best === 'passt' ? 'faster than slirp, and outside QEMU' : 'a part of QEMU itself',
    })),
    forwards: target.forwards ?? [],
  };
}
