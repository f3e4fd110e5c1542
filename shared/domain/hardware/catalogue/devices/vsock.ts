import { needed } from '../checks.ts';
import { number, onOff } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { line, numberOf } from '../words.ts';
import { qemu, unless, virtioModel, virtioSection } from './common.ts';

export const vsock: Kind = {
  id: 'vsock',
  element: 'vsock',
  label: 'Socket to the host (vsock)',
  group: 'ports',
  title: () => 'Socket to the host (vsock)',
  summary: values => {
    const cid = numberOf(values, 'cid');
    return line(cid === undefined ? 'number by libvirt' : `number ${cid}`);
  },
  sections: [
    {
      title: 'vsock',
      fields: [
        onOff('cidAuto', 'Number by libvirt', 'A free one each time the guest starts.'),
        number(
          'cid',
          'Number',
          'The guest’s address on the host, from 3. Each running guest needs its own.',
          {
            min: 3,
            max: 0xffff_fffe,
            shown: (_, values) => values['cidAuto'] !== true,
            check: (value, context, values) =>
              values['cidAuto'] === true
                ? undefined
                : needed('a number, or let libvirt choose')(value, context, values),
          },
        ),
        { ...virtioModel, rare: true },
      ],
    },
    virtioSection(),
  ],
  starts: [
    {
      id: 'vsock',
      label: 'vsock',
      why: 'Programs of host and guest talk without any network.',
      not: context =>
        unless(qemu)(context) ?? (context.domain.devices.vsock.exists ? 'It has one already.' : undefined),
      values: () => ({ model: 'virtio', cidAuto: true }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#vsock',
};
