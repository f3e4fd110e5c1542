import type { PciFacts } from '../../facts.ts';
import { pciKind } from '../../kinds.ts';
import type { Rule } from '../finding.ts';

const AMD = 0x1002;

/** Chips that do not come back from a bus reset; device ids of the kernel's amdgpu driver. */
const families: readonly (readonly [name: string, from: number, to: number])[] = [
  ['Polaris', 0x67c0, 0x67ff],
  ['Polaris', 0x6980, 0x699f],
  ['Polaris', 0x6fdf, 0x6fdf],
  ['Vega', 0x6860, 0x687f],
  ['Vega', 0x69a0, 0x69af],
  ['Vega', 0x66a0, 0x66af],
  ['Navi 10', 0x7310, 0x731f],
  ['Navi 14', 0x7340, 0x734f],
  ['Navi 12', 0x7360, 0x7362],
];

export const amdReset: Rule = device => {
  const family = amdResetFamily(device);
  if (family === undefined || device.resetMethods?.includes('device_specific') === true) return undefined;
  return {
    level: 'risky',
    label: 'Reset bug',
    text: `AMD’s ${family} chips do not survive a reset: it works once, then hangs until the host restarts.`,
    remedy:
      'Install the module vendor-reset, and have it loaded early; its reset method is then “device_specific”.',
  };
};

/** Undefined for all others. */
export function amdResetFamily({ vendor, device, class: code }: PciFacts): string | undefined {
  if (vendor !== AMD || pciKind(code) !== 'display') return undefined;
  return families.find(([, from, to]) => device >= from && device <= to)?.[0];
}
