import type { HostStep } from '../../contract/host-step.ts';
import type { BootFacts } from '../devices/facts.ts';
import type { HostRemedy } from '../../contract/host-check.ts';
import { remedy } from '../checks/host-remedy.ts';

type Change = Pick<Extract<HostStep, { do: 'kernel-arguments' }>, 'add' | 'remove'>;

/** As steps where we know the host's boot loader, else in words. */
export function kernelArguments({ loader }: BootFacts, title: string, change: Partial<Change>): HostRemedy {
  const { add = [], remove = [] } = change;
  if (loader !== 'unknown') return remedy.steps(title, [{ do: 'kernel-arguments', loader, add, remove }]);
  const words = [
    ...(add.length > 0 ? [`add ${add.join(' ')} to`] : []),
    ...(remove.length > 0 ? [`take ${remove.join(' ')} out of`] : []),
  ].join(' and ');
  return remedy.hand(
    `${words.charAt(0).toUpperCase()}${words.slice(1)} the kernel’s command line in your boot loader’s configuration, and restart.`,
  );
}
