import type { HostRemedy } from '../../contract/host-check.ts';
import type { HostStep } from '../../contract/host-step.ts';
import { describeStep } from '../host-changes/step-rules.ts';

export const remedy = {
  hand: (does: string): HostRemedy => ({ kind: 'hand', does }),
  command: (command: string, does: string): HostRemedy => ({ kind: 'command', command, does }),
  steps: (title: string, steps: readonly HostStep[]): HostRemedy => ({
    kind: 'steps',
    title,
    steps: [...steps],
    reboot: steps.some(step => describeStep(step).reboot),
  }),
};
