import type { MachineOptions } from '#shared/contract/create/options.ts';
import type { CardChoice } from '#renderer/ui/choice-cards.tsx';

export type CpuMode = 'host-passthrough' | 'host-model' | 'maximum' | 'custom';

const modes: readonly CardChoice<CpuMode>[] = [
  {
    value: 'host-passthrough',
    label: 'The host’s own CPU',
    about: 'host-passthrough: every feature, the fastest. It moves only to hosts with the same CPU.',
  },
  {
    value: 'host-model',
    label: 'Like the host’s',
    about: 'host-model: the closest model libvirt knows. It moves to similar hosts.',
  },
  {
    value: 'maximum',
    label: 'All that can be emulated',
    about: 'maximum: every feature that QEMU has. The best under translation.',
  },
  {
    value: 'custom',
    label: 'A named model',
    about: 'custom: the same on every host that has it, so the guest moves among different ones.',
  },
];

/** The modes, those that this machine does not have with the reason. */
export const modesFor = (machine: MachineOptions | undefined): readonly CardChoice<CpuMode>[] =>
  modes.map(mode =>
    machine === undefined || machine.cpuModes.includes(mode.value)
      ? mode
      : { ...mode, impossible: `${mode.value}: this host does not offer it to such a guest.` },
  );
