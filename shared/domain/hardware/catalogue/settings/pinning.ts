import { scalarText } from '../../scalar-text.ts';
import { hostCpus, numberList } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { choose, number, own, rare, rows, text } from '../fields.ts';
import type { Field, SettingsPage } from '../kind.ts';

/** sched(7): policies of Linux. */
const schedulers = words(
  ['batch', 'Batch', 'For work that nobody waits for.'],
  ['idle', 'Idle', 'Only when nothing else runs.'],
  ['fifo', 'Real time, FIFO', 'Before everything else: can freeze the host.'],
  ['rr', 'Real time, in turn', 'Before everything else: can freeze the host.'],
);

const period = (property: string, label: string): Field =>
  number(property, label, 'Length of a period.', { min: 1000, max: 1_000_000, unit: 'µs' });

const quota = (property: string, label: string): Field =>
  number(property, label, 'How long it may run in each period; -1 for no limit.', {
    min: -1,
    max: 17_592_186_044_415,
    unit: 'µs',
    check: value =>
      typeof value === 'number' && value !== -1 && value !== 0 && value < 1000
        ? 'Give 1000 or more, or -1.'
        : undefined,
  });

const priority = number('priority', 'Priority', '1 to 99, of real time.', { min: 1, max: 99 });
const scheduler = choose('scheduler', 'Scheduler', 'Of the host’s kernel.', schedulers);

export const pinning: SettingsPage = {
  id: 'pinning',
  label: 'Pinning and CPU time',
  summary: ({ domain: { cputune } }) => {
    const pinned = cputune.vcpuPins.length;
    return pinned > 0 ? `${pinned} pinned` : '';
  },
  sections: [
    {
      title: 'Pinning',
      fields: [
        own(
          'cputune.vcpuPins',
          'Virtual CPUs',
          'Which CPUs of the host each may run on: steady times for guests that need them.',
          'cpu-map',
        ),
        text(
          'cputune.emulatorPin',
          'Emulator',
          'Where QEMU’s own work may run, away from the virtual CPUs.',
          { check: hostCpus },
        ),
        rows('cputune.ioThreadPins', 'I/O threads', 'Where each may run.', 'Pin a thread', [
          number('ioThread', 'Thread', 'Its number.', { min: 1 }),
          text('cpuset', 'CPUs of the host', 'Such as 0-3,6.', { check: hostCpus }),
        ]),
      ],
    },
    {
      title: 'Share of time',
      fields: [
        number(
          'cputune.shares',
          'Weight',
          'Against other guests when the host is busy: one with twice the weight gets twice the time.',
          { min: 2, max: 262_144 },
        ),
        period('cputune.period', 'Period of each virtual CPU'),
        quota('cputune.quota', 'Limit of each virtual CPU'),
        ...rare(
          period('cputune.globalPeriod', 'Period of the whole guest'),
          quota('cputune.globalQuota', 'Limit of the whole guest'),
          period('cputune.emulatorPeriod', 'Period of the emulator'),
          quota('cputune.emulatorQuota', 'Limit of the emulator'),
          period('cputune.ioThreadPeriod', 'Period of I/O threads'),
          quota('cputune.ioThreadQuota', 'Limit of I/O threads'),
        ),
      ],
    },
    {
      title: 'Scheduler',
      fields: rare(
        rows('cputune.vcpuSchedulers', 'Virtual CPUs', 'How the host’s kernel schedules them.', 'Add', [
          text('vcpus', 'Virtual CPUs', 'Such as 0-3.', { check: numberList }),
          scheduler,
          priority,
        ]),
        rows('cputune.ioThreadSchedulers', 'I/O threads', 'How the host’s kernel schedules them.', 'Add', [
          text('ioThreads', 'I/O threads', 'Such as 1-2.', { check: numberList }),
          scheduler,
          priority,
        ]),
        choose(
          'cputune.emulatorScheduler',
          'Emulator',
          'How the host’s kernel schedules it.',
          [unset(), ...schedulers],
          {
            governs: true,
            along: value => (value === 'fifo' || value === 'rr' ? { 'cputune.emulatorPriority': 1 } : {}),
          },
        ),
        number('cputune.emulatorPriority', 'Emulator’s priority', '1 to 99, of real time.', {
          min: 1,
          max: 99,
          shown: (_, values) => ['fifo', 'rr'].includes(scalarText(values['cputune.emulatorScheduler'])),
        }),
      ),
    },
    {
      title: 'Host’s cache and memory bandwidth',
      fields: rare(
        rows(
          'cputune.cacheAllocations',
          'Cache',
          'Which virtual CPUs get a part of the host’s cache of their own (Intel RDT). Its size is set in the list of other properties.',
          'Add',
          [text('vcpus', 'Virtual CPUs', 'Such as 0-3.', { check: numberList })],
        ),
        rows(
          'cputune.bandwidthAllocations',
          'Memory bandwidth',
          'Which virtual CPUs are held to a part of it (Intel RDT).',
          'Add',
          [text('vcpus', 'Virtual CPUs', 'Such as 0-3.', { check: numberList })],
        ),
      ),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#cpu-tuning',
};
