import type { HostStep } from '../../contract/host-step.ts';
import { describeStep } from '../host-changes/step-rules.ts';
import { formatBytes, MiB } from '../units.ts';
import { pageBytes } from './host/page-steps.ts';
import type { Decided } from './setting.ts';
import { displaysOf } from './unit.ts';

/** What a person will notice of the host when it is done, in sentences. */
export function differs({ way, devices, guest }: Decided, steps: readonly HostStep[]): string[] {
  const restart = steps.some(step => describeStep(step).reboot);
  const names = [...new Set(devices.map(({ name }) => name))].join(', ');
  const screens = displaysOf(devices).length > 0;
  return [
    ...(restart ? ['The host has to restart once; until then nothing of it is different.'] : []),
    ...(way === 'boot'
      ? [
          `The host no longer has ${names}: its programs do not see it.`,
          ...(screens ? ['Monitors on that card stay dark until the guest starts.'] : []),
        ]
      : []),
    ...(way === 'single-gpu'
      ? [
          `When “${guest.name}” starts, the desktop closes with everything open on it; the monitor shows the guest.`,
        ]
      : []),
    ...(way === 'managed'
      ? [`While “${guest.name}” runs, the host is without ${names}; afterwards it has it back.`]
      : []),
    ...steps.flatMap(step =>
      step.do === 'huge-pages'
        ? [`${formatBytes(step.count * pageBytes[step.size])} of the host’s memory are set aside for guests.`]
        : step.do === 'frame-device'
          ? [`${formatBytes(step.size * MiB)} of the host’s memory are kept for the shared picture.`]
          : [],
    ),
  ];
}
