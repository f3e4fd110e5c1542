import type { GuestNic } from '../../contract/create/nic.ts';
import { Choices } from './choices.ts';
import { problem } from './problem.ts';
import type { Setting, Topic } from './topic.ts';
import { traitsOf } from './traits.ts';

interface RestPart {
  readonly nics: GuestNic[];
}

/** Memory, network and small devices, until each has a topic of its own. */
export const restTopic: Topic<RestPart> = {
  decide({ request, facts }) {
    const choices = new Choices();
    const active = (facts.networks ?? []).filter(network => network.active);
    const network = active.find(({ name }) => name === 'default') ?? active[0];
    const nics = choices.take('nics', request.nics, () => ({
      value: [
        {
          target:
            network && !facts.session
              ? { to: 'network' as const, network: network.name }
              : { to: 'user' as const },
        },
      ],
      why: 'the host’s default network',
    }));
    return { value: { nics }, reasons: choices.reasons };
  },
  problems: ({ nics }, { facts }) => [
    ...nics.flatMap(({ target }, index) => {
      if (target?.to !== 'network') return [];
      const { network } = target;
      const found = facts.networks?.find(({ name }) => name === network);
      const field = `nics.${index}.target`;
      if (!found) return [problem(field, 'NETWORK_ABSENT', { network })];
      if (found.active) return [];
      const fix = { id: 'start-network' as const, label: `Start ${network}` };
      return [problem(field, 'NETWORK_INACTIVE', { network }, undefined, fix)];
    }),
  ],
  warnings: () => [],
  summary: () => [],
  write(domain, { nics }, setting: Setting) {
    const { express, virtioDriven, x86 } = traitsOf(setting);
    const { devices } = domain;
    for (const { target } of nics) {
      const nic = devices.interfaces.add({ type: target?.to === 'network' ? 'network' : 'user' });
      if (target?.to === 'network') nic.network = target.network;
      nic.model = virtioDriven ? 'virtio' : x86 && express ? 'e1000e' : 'e1000';
    }
  },
};
