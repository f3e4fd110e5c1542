import type { VerdictLevel } from '#shared/contract/devices.ts';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import type { Tone } from '#renderer/ui/status-pill.tsx';

export interface Verdict {
  readonly word: string;
  readonly tone: Tone;
  /** One reason, or what giving it away means. */
  readonly why: string;
  readonly possible: boolean;
}

const tones: Readonly<Record<VerdictLevel, Tone>> = {
  ready: 'run',
  step: 'err',
  risky: 'pause',
  'in-use': 'off',
  never: 'err',
  stays: 'off',
};

const list = new Intl.ListFormat('en-GB');

/** Whether a guest can have it, in a word and a sentence: of PCI devices as the map of devices judges. */
export function verdictOf(option: HostDeviceOption): Verdict {
  if (option.kind === 'pci') return pciVerdict(option);
  if (option.usedBy.length > 0)
    return {
      word: 'In use',
      tone: 'off',
      why: `${list.format(option.usedBy)} ${option.usedBy.length === 1 ? 'has' : 'have'} it now. Both cannot run at once.`,
      possible: true,
    };
  return {
    word: 'Ready',
    tone: 'run',
    why:
      option.kind === 'usb'
        ? 'The host lets go of it when the guest starts.'
        : `A share of ${option.parent}.`,
    possible: true,
  };
}

function pciVerdict({ verdict, driver, iommuGroup }: Extract<HostDeviceOption, { kind: 'pci' }>): Verdict {
  const grouped = iommuGroup !== undefined;
  if (!verdict)
    return {
      word: 'Not known',
      tone: 'pause',
      why: 'The host could not be looked at: whether it needs this itself is not known.',
      possible: grouped,
    };
  const [reason] = verdict.reasons;
  return {
    word: verdict.label,
    tone: tones[verdict.level],
    why:
      verdict.level === 'ready' ? leaving(driver) : [reason?.text, reason?.remedy].filter(Boolean).join(' '),
    possible: grouped && verdict.level !== 'never',
  };
}

const leaving = (driver: string | undefined): string =>
  driver === undefined || driver === 'vfio-pci'
    ? 'No driver of the host holds it.'
    : `It leaves the host’s driver ${driver} when the guest starts, and comes back when it stops.`;
