import type { Kind } from '#shared/domain/hardware/catalogue/kind.ts';

/** The groups of devices in the order in which they are shown. */
export const groupNames: Readonly<Record<Kind['group'], string>> = {
  storage: 'Storage',
  network: 'Network',
  display: 'Display and sound',
  input: 'Input',
  host: 'From the host',
  ports: 'Ports and channels',
  machine: 'Machine',
};

export const groups = Object.keys(groupNames) as Kind['group'][];
