import { isRawDevice } from '../../host-access/raw-device.ts';
import type { IsolationRule } from '../rule.ts';

/** Devices of the host that it reaches. */
export const devices: IsolationRule = ({ kind, devices: given, privileged }) => {
  if (privileged) return [];
  if (given.length === 0)
    return [
      {
        id: 'devices',
        verdict: 'apart',
        what: 'It has no device of the host.',
        why:
          kind === 'machine'
            ? 'Its devices are made up by the hypervisor.'
            : 'It has /dev/null and the like alone.',
      },
    ];
  return given.map(device => ({
    id: `device:${device}`,
    verdict: isRawDevice(device) ? ('open' as const) : ('weak' as const),
    what: `It has ${device} of the host.`,
    why: isRawDevice(device)
      ? 'Past all files and their owners it reads and writes what is on it.'
      : kind === 'machine'
        ? 'Its driver talks to the hardware itself; the IOMMU keeps it to the guest’s memory.'
        : 'It talks to a driver of the host’s kernel, and to whatever hangs on the device.',
    remedy: 'Take it away if it works without.',
  }));
};
