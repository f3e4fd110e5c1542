import type { DeviceUse, PciDevice, VerdictLevel } from '#shared/contract/devices.ts';
import type { Tone } from '#renderer/ui/status-pill.tsx';

export const verdictTones: Record<VerdictLevel, Tone> = {
  ready: 'run',
  step: 'accent',
  risky: 'pause',
  'in-use': 'off',
  never: 'err',
  stays: 'off',
};

/** Over the reasons. */
export const verdictTitles: Record<VerdictLevel, string> = {
  ready: 'Good to know',
  step: 'What it takes first',
  risky: 'What may go wrong',
  'in-use': 'Who has it',
  never: 'Why it has to stay with the host',
  stays: 'Why it stays with the host',
};

function useWords(use: DeviceUse): string {
  switch (use.by) {
    case 'display':
      if (use.how === 'boot') return 'your display';
      if (use.how === 'console') return 'text console';
      return use.connectors.length > 0 ? `monitor on ${use.connectors.join(', ')}` : 'a monitor';
    case 'disk':
      if (use.root) return 'boot disk';
      return [use.disks.join(', '), use.targets[0]].filter(Boolean).join(' at ');
    case 'network':
      return `${use.names.join(', ')}${use.only ? ', the only network' : ''}`;
    case 'guest':
      return use.running ? use.name : `${use.name}, off`;
    case 'usb':
      return use.names.join(', ');
    case 'functions':
      return use.of === 0 ? `${use.count} mediated` : `${use.count} of ${use.of} functions`;
  }
}

/** Who has it, in a few words; a dash for nobody. */
export const usedBy = ({ usedBy: uses }: Pick<PciDevice, 'usedBy'>): string =>
  uses.length === 0 ? '–' : uses.map(useWords).join(' · ');

/** Nearly every host has one PCI domain: it is left out where it is the first. */
export const shortAddress = (address: string): string => address.replace(/^0000:/, '');

/** `0000:01` of `0000:01:00.1`. */
export const busOf = (address: string): string => address.slice(0, address.lastIndexOf(':'));

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
