import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import type { Tone } from '#renderer/ui/status-pill.tsx';

export interface Verdict {
  readonly word: string;
  readonly tone: Tone;
  /** One reason, or what giving it away means. */
  readonly why: string;
  readonly possible: boolean;
}

const list = new Intl.ListFormat('en-GB');

/** Whether a guest can have it, in a word and a sentence. `companions` go along; `iommu`: the host has one, and it is on. */
export function verdictOf(option: HostDeviceOption, companions: readonly string[], iommu: boolean): Verdict {
  if (option.usedBy.length > 0)
    return {
      word: 'In use',
      tone: 'off',
      why: `${list.format(option.usedBy)} ${option.usedBy.length === 1 ? 'has' : 'have'} it now. Both cannot run at once.`,
      possible: true,
    };
  if (option.kind === 'usb')
    return {
      word: 'Ready',
      tone: 'run',
      why: 'The host lets go of it when the guest starts.',
      possible: true,
    };
  if (option.kind === 'mediated')
    return { word: 'Ready', tone: 'run', why: `A share of ${option.parent}.`, possible: true };
  if (option.iommuGroup === undefined)
    return {
      word: 'No IOMMU',
      tone: 'err',
      why: iommu ? 'It is in no IOMMU group: nothing would keep it from the host’s memory.' : '',
      possible: false,
    };
  if (companions.length > 0)
    return {
      word: 'Shares a group',
      tone: 'pause',
      why: `It goes together with ${list.format(companions)}: the IOMMU cannot tell them apart.`,
      possible: true,
    };
  return { word: 'Ready', tone: 'run', why: leaving(option.driver), possible: true };
}

const leaving = (driver: string | undefined): string =>
  driver === undefined || driver === 'vfio-pci'
    ? 'No driver of the host holds it.'
    : `It leaves the host’s driver ${driver} when the guest starts, and comes back when it stops.`;
