import { onOff, rows, text } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { qemu, unless } from './common.ts';

export const redirfilter: Kind = {
  id: 'redirfilter',
  element: 'redirfilter',
  label: 'USB redirection filter',
  group: 'host',
  title: () => 'USB redirection filter',
  summary: values => (Array.isArray(values['rules']) ? `${values['rules'].length} rules` : ''),
  sections: [
    {
      title: 'Rules',
      fields: [
        rows(
          'rules',
          'Rules',
          'The first that fits a device counts; what fits none is refused.',
          'Add rule',
          [
            text('class', 'Class', 'USB class such as 0x08 for storage; empty for any.'),
            text('vendor', 'Vendor', 'Such as 0x1234; empty for any.'),
            text('product', 'Product', 'Such as 0xbeef; empty for any.'),
            text('version', 'Version', 'Such as 2.56; empty for any.'),
            onOff('allow', 'Allowed', 'Whether it may be redirected.'),
          ],
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'all',
      label: 'Filter',
      why: 'Says which USB devices may be redirected.',
      not: context =>
        unless(qemu)(context) ??
        (context.domain.devices.redirfilter.exists ? 'It has one already.' : undefined),
      values: () => ({ rules: [{ allow: true }] }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#redirected-devices',
};
