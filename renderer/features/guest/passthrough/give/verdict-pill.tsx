import type { DeviceVerdict, VerdictLevel } from '#shared/contract/devices.ts';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';

const tones: Record<VerdictLevel, Tone> = {
  ready: 'run',
  step: 'accent',
  risky: 'pause',
  'in-use': 'off',
  never: 'err',
  stays: 'off',
};

export function VerdictPill({ verdict: { level, label } }: { verdict: DeviceVerdict }) {
  return <StatusPill tone={tones[level]}>{label}</StatusPill>;
}
