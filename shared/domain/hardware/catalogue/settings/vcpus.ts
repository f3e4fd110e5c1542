import { parseCpuList } from '../../../cpu-list.ts';
import { hostCpus } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { choose, number, onOff, rows, text } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { onQemu } from '../machine.ts';
import { capabilitiesOf } from '../told.ts';

export const vcpus: SettingsPage = {
  id: 'vcpus',
  label: 'Virtual CPUs',
  summary: ({ domain: { vcpu } }) =>
    vcpu.current === undefined ? `${vcpu.maximum ?? 1}` : `${vcpu.current} of ${vcpu.maximum}`,
  sections: [
    {
      title: 'Virtual CPUs',
      fields: [
        number('vcpu.maximum', 'At most', 'As many as can be plugged in while the guest runs.', {
          min: 1,
          max: 4096,
          check: (value, context) => {
            const cells = context.domain.cpu.numaCells.items.flatMap(({ cpus }) => parseCpuList(cpus ?? ''));
            if (typeof value === 'number' && cells.some(cpu => cpu >= value))
              return 'The guest’s NUMA cells have more. Change them first.';
            const most = capabilitiesOf(context)?.maxVcpus ?? context.choices.machine?.maxVcpus;
            return typeof value === 'number' && typeof most === 'number' && value > most
              ? `This machine takes at most ${most}.`
              : undefined;
          },
        }),
        number(
          'vcpu.current',
          'Now',
          'As many as are plugged in when it starts; empty for all. More can be added while it runs.',
          {
            min: 1,
            check: (value, _, values) => {
              const most = values['vcpu.maximum'];
              return typeof value === 'number' && typeof most === 'number' && value > most
                ? 'More than the guest can have. Raise “At most” first.'
                : undefined;
            },
          },
        ),
        text(
          'vcpu.cpuset',
          'Run on',
          'CPUs of the host that all of them may use, such as 0-3,6; each one’s own are on the page Pinning.',
          {
            check: hostCpus,
          },
        ),
        choose(
          'vcpu.placement',
          'Placement',
          'Automatic asks numad on the host for the best place.',
          [unset(), ...words(['static', 'As given'], ['auto', 'Automatic'])],
          { rare: true },
        ),
        rows(
          'vcpus',
          'Each on its own',
          'Which are plugged in at start; all must be named, and the first cannot be taken out.',
          'Add',
          [
            number('id', 'Number', 'From 0.', { min: 0 }),
            onOff('enabled', 'Plugged in', 'When the guest starts.'),
            onOff('hotPluggable', 'Removable', 'Can be taken out again.'),
            number('order', 'Order', 'In which they are plugged in.', { min: 1 }),
          ],
          { rare: true, shown: onQemu },
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#cpu-allocation',
};
