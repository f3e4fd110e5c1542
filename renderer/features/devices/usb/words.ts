import type { VerdictLevel } from '#shared/contract/devices.ts';
import type { ShownUsbRule, UsbRule } from '#shared/contract/usb.ts';
import type { Tone } from '#renderer/ui/status-pill.tsx';

export const verdictTones: Readonly<Record<VerdictLevel, Tone>> = {
  ready: 'run',
  step: 'accent',
  risky: 'pause',
  'in-use': 'off',
  never: 'err',
  stays: 'off',
};

export const ruleStates: Readonly<Record<ShownUsbRule['state'], { tone: Tone; label: string }>> = {
  attached: { tone: 'run', label: 'Attached' },
  waiting: { tone: 'accent', label: 'Being attached' },
  absent: { tone: 'off', label: 'Not plugged in' },
  off: { tone: 'off', label: 'Guest is off' },
  held: { tone: 'pause', label: 'Another guest has it' },
  twins: { tone: 'pause', label: 'Two of a make' },
  failed: { tone: 'err', label: 'Failed' },
};

export const ruleText = (rule: UsbRule): string =>
  rule.by === 'port' ? `whatever is in port ${rule.port}` : `any ${rule.vendor}:${rule.product}`;

/** What there is to know beyond the state's label. */
export function ruleNote({ state, holder, rule }: ShownUsbRule): string | undefined {
  switch (state) {
    case 'held':
      return `“${holder ?? ''}” has it now; it comes here as soon as it is free.`;
    case 'twins':
      return 'Nothing says which of them is meant. Give one by its port instead.';
    case 'off':
      return rule.by === 'port'
        ? 'It is attached when the guest starts, while Innkeeper is open.'
        : undefined;
    default:
      return undefined;
  }
}
