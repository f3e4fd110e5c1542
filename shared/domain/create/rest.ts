import type { GuestNic } from '../../contract/create/nic.ts';
import { Choices } from './choices.ts';
import { problem } from './problem.ts';
import type { SystemPart } from './system/part.ts';
import type { Setting, Topic } from './topic.ts';
import { traitsOf } from './traits.ts';

interface RestPart {
  readonly nics: GuestNic[];
}

/** Memory, network and small devices, until each has a topic of its own. */
export const restTopic: Topic<RestPart, { readonly system: SystemPart }> = {
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
  write(domain, { nics }, setting: Setting, { system }) {
    const { emulated, express, pci, virtio, virtioDriven, x86, windows } = traitsOf(setting);
    const { offer } = setting;
    const { devices } = domain;
    for (const { target } of nics) {
      const nic = devices.interfaces.add({ type: target?.to === 'network' ? 'network' : 'user' });
      if (target?.to === 'network') nic.network = target.network;
      nic.model = virtioDriven ? 'virtio' : x86 && express ? 'e1000e' : 'e1000';
    }
    if (emulated && pci) {
      if (express) devices.controllers.add({ type: 'usb', model: 'qemu-xhci', ports: 15 });
      devices.inputs.add({ type: 'tablet', bus: 'usb' });
      if (!x86) devices.inputs.add({ type: 'keyboard', bus: 'usb' });
    }
    devices.serials.add({ type: 'pty' });
    devices.consoles.add({ type: 'pty' });
    if (emulated && virtio)
      devices.channels.add({ type: 'unix', targetType: 'virtio', targetName: 'org.qemu.guest_agent.0' });
    if (offer.emulatedTpm && system.firmware === 'uefi' && emulated)
      devices.tpms.add({ model: x86 ? 'tpm-crb' : 'tpm-tis', backend: 'emulator', version: '2.0' });
    if (offer.graphics.includes('vnc')) {
      const display = devices.graphics.add({ type: 'vnc', port: -1, autoPort: true });
      display.listens.add({ type: 'address', address: '127.0.0.1' });
      devices.videos.add({ model: windows || !offer.videoModels.includes('virtio') ? 'vga' : 'virtio' });
    }
    if (offer.rngBackends.includes('random') && !windows)
      devices.rngs.add({ model: 'virtio', backend: 'random' }).source = '/dev/urandom';
  },
};
