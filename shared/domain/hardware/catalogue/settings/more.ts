import { words } from '../choices.ts';
import { choose, onOff, rows, text } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { onQemu } from '../machine.ts';

/** virDomainPerfEvents of libvirt-domain.h. */
const EVENTS = words(
  ['cmt', 'Cache used (CMT)', 'Intel, until Linux 4.14.'],
  ['mbmt', 'Memory bandwidth, all (MBMT)'],
  ['mbml', 'Memory bandwidth, local (MBML)'],
  ['cpu_cycles', 'CPU cycles'],
  ['instructions', 'Instructions'],
  ['cache_references', 'Cache references'],
  ['cache_misses', 'Cache misses'],
  ['branch_instructions', 'Branches'],
  ['branch_misses', 'Branches, wrongly guessed'],
  ['bus_cycles', 'Bus cycles'],
  ['stalled_cycles_frontend', 'Stalled cycles, front end'],
  ['stalled_cycles_backend', 'Stalled cycles, back end'],
  ['ref_cpu_cycles', 'Reference cycles'],
  ['cpu_clock', 'CPU clock'],
  ['task_clock', 'Task clock'],
  ['page_faults', 'Page faults'],
  ['context_switches', 'Context switches'],
  ['cpu_migrations', 'Moves among CPUs'],
  ['page_faults_min', 'Minor page faults'],
  ['page_faults_maj', 'Major page faults'],
  ['alignment_faults', 'Alignment faults'],
  ['emulation_faults', 'Emulation faults'],
);

export const more: SettingsPage = {
  id: 'more',
  label: 'Resources and events',
  summary: ({ domain }) => domain.partition ?? '',
  sections: [
    {
      title: 'Resources',
      fields: [
        text(
          'partition',
          'Partition',
          'Of the host’s control groups, that must be there: its limits hold for all guests in it.',
          {
            placeholder: '/machine',
            check: value =>
              typeof value === 'string' && value !== '' && !value.startsWith('/')
                ? 'Begins with a slash.'
                : undefined,
          },
        ),
        text('fibreChannelAppId', 'Fibre Channel identity', 'That switches and storage tell the guest by.', {
          rare: true,
          shown: onQemu,
          check: value =>
            typeof value === 'string' && !/^[\x21-\x7e]{0,128}$/.test(value)
              ? 'At most 128 letters, digits and signs.'
              : undefined,
        }),
      ],
    },
    {
      title: 'Counted by the host',
      fields: [
        rows(
          'perfEvents',
          'Events',
          'The host’s performance counters (perf), for virsh domstats.',
          'Add event',
          [
            choose('name', 'Event', 'What is counted.', EVENTS, { free: true }),
            onOff('enabled', 'Counted', 'While the guest runs.'),
          ],
          { shown: onQemu },
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#resource-partitioning',
};
