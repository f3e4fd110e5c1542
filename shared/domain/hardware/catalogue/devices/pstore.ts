import { MiB } from '../../../units.ts';
import { absolutePath, needed } from '../checks.ts';
import { words } from '../choices.ts';
import { all, bytes, choose, text } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { line, textOf } from '../words.ts';
import { qemu, unless, x86 } from './common.ts';

const SINCE = 10_004_000;

export const pstore: Kind = {
  id: 'pstore',
  element: 'pstore',
  label: 'Crash store',
  group: 'machine',
  title: () => 'Crash store',
  summary: values => line(textOf(values, 'path')),
  sections: [
    {
      title: 'Crash store (pstore)',
      fields: [
        choose('backend', 'Kind', 'How the guest’s kernel finds it.', words(['acpi-erst', 'ACPI ERST'])),
        text('path', 'File', 'On the host, that keeps the last words of a crashing kernel.', {
          check: all(needed('the file'), absolutePath),
        }),
        bytes('capacity', 'Size', 'Of that file.', { min: 64 * 1024, check: needed('the size') }),
      ],
    },
  ],
  starts: [
    {
      id: 'erst',
      label: 'Crash store',
      why: 'Linux leaves its last messages in it when it crashes.',
      fill: ['path'],
      not: context =>
        unless(qemu, x86)(context) ??
        (context.domain.devices.pstore.exists
          ? 'It has one already.'
          : (context.choices.libvirtVersion ?? 0) < SINCE
            ? 'Needs libvirt 10.4 on the host.'
            : undefined),
      values: () => ({ backend: 'acpi-erst', capacity: MiB }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#pstore',
};
