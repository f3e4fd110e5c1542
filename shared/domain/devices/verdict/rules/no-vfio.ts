import type { Rule } from '../finding.ts';

export const noVfio: Rule = (_device, { facts, unseen }) =>
  unseen || facts.vfio.vfioPci !== 'absent'
    ? undefined
    : {
        level: 'step',
        label: 'No vfio-pci',
        text: 'The running kernel has no vfio-pci, the driver that hands devices to guests.',
        remedy: 'Install the full kernel of the distribution; those for clouds and containers leave it out.',
      };
