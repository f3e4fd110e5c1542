import { MiB } from '../../units.ts';
import { sharedFrameSize } from '../looking-glass.ts';
import type { Decided } from '../setting.ts';
import type { ReasonedStep } from './host-steps.ts';

/** Looking Glass: memory that the guest draws into and the person's program reads. */
export function frameSteps({ choices: { lookingGlass } }: Decided): ReasonedStep[] {
  switch (lookingGlass.by) {
    case 'none':
      return [];
    case 'shmem':
      return [
        {
          step: { do: 'shared-frame', user: lookingGlass.user },
          why: `Without it only QEMU may open the picture that “${lookingGlass.user}” wants to look at.`,
        },
      ];
    case 'kvmfr':
      return [
        {
          step: {
            do: 'frame-device',
            user: lookingGlass.user,
            size: sharedFrameSize(lookingGlass) / MiB,
          },
          why: 'The module has to be there before the guest starts: otherwise a plain file takes its place.',
        },
      ];
  }
}
