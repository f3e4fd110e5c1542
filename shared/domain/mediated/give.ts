import type { HardwareEdit } from '../../contract/hardware.ts';
import type { Uuid } from '../../contract/values.ts';

export interface MediatedGiving {
  readonly uuid: Uuid;
  /** Of the type: vfio-pci, vfio-ccw, vfio-ap. */
  readonly api: string;
  /** The guest's screen shows what the device draws. */
  readonly display: boolean;
  /** A picture until the guest's driver is loaded; with `display` only. */
  readonly ramfb: boolean;
}

/** https://libvirt.org/formatdomain.html#usb-pci-scsi-devices; `managed` means nothing for such a device. */
export function giveMediatedEdits({ uuid, api, display, ramfb }: MediatedGiving): HardwareEdit[] {
  const isPci = api === 'vfio-pci';
  return [
    {
      op: 'add',
      element: 'hostdev',
      values: {
        mode: 'subsystem',
        type: 'mdev',
        model: api,
        ...(isPci && { display }),
        ...(isPci && display && { ramfb }),
        'sourceAddress.uuid': uuid,
      },
    },
  ];
}
