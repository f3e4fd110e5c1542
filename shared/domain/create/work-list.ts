import type { GuestDesign } from './document.ts';
import { traitsOf } from './traits.ts';
import type { Work } from './work.ts';

/** All that is done to make the guest, in order. */
export function planWork({ setting, parts }: GuestDesign): Work[] {
  const { autostart, start, firmware } = parts.system.value;
  const { work, boot } = parts.disks.value;
  const pressKey = traitsOf(setting).windows && firmware === 'uefi' && setting.request.source.kind === 'iso';
  return [
    ...work,
    { kind: 'define', autostart },
    ...(start
      ? [
          {
            kind: 'start' as const,
            document: boot?.once ? ('installer' as const) : ('defined' as const),
            pressKey,
          },
        ]
      : []),
  ];
}
