import type { GuestHostDevice } from '../../../contract/create/host-device.ts';
import type { Topic } from '../topic.ts';
import { nameOf } from './options.ts';
import { hostDeviceProblems } from './problems.ts';
import { hostDeviceWarnings } from './warnings.ts';
import { writeHostDevices } from './write.ts';
import { CHOSEN } from '../choices.ts';

/** Devices of the host that the guest gets for itself, as fields of the request. */
export interface HostDevicesPart {
  readonly hostDevices: GuestHostDevice[];
}

export const hostDevicesTopic: Topic<HostDevicesPart> = {
  decide({ request: { hostDevices } }) {
    return {
      value: { hostDevices: hostDevices ?? [] },
      reasons: hostDevices ? {} : { hostDevices: 'the host keeps its devices, and the guest can move' },
    };
  },
  problems: hostDeviceProblems,
  warnings: hostDeviceWarnings,
  summary({ value: { hostDevices } }, { facts }) {
    return hostDevices.map(device => ({
      topic: 'host-device',
      label: 'Host device',
      value: nameOf(device, facts.devices),
      why: CHOSEN,
    }));
  },
  write: writeHostDevices,
};
