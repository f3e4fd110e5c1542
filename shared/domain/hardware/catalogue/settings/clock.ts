import { unset, words } from '../choices.ts';
import { choose, number, onOff, rows, text } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { is } from '../words.ts';

const offsets = words(
  ['utc', 'UTC', 'As Linux has it.'],
  ['localtime', 'Local time of the host', 'As Windows has it.'],
  ['timezone', 'A time zone'],
  ['variable', 'Apart from UTC', 'What the guest sets is remembered.'],
  ['absolute', 'A fixed time', 'The same at every start.'],
);

export const clock: SettingsPage = {
  id: 'clock',
  label: 'Clock and timers',
  summary: ({ domain }) => offsets.find(({ value }) => value === domain.clock.offset)?.label ?? '',
  sections: [
    {
      title: 'Clock',
      fields: [
        choose('clock.offset', 'Clock', 'What the guest’s hardware clock shows when it starts.', offsets),
        text('clock.timezone', 'Time zone', 'Such as Europe/Berlin.', {
          shown: is('clock.offset', 'timezone'),
        }),
        text(
          'clock.adjustment',
          'Adjustment',
          'Seconds from the basis, or “reset”, which forgets what the guest has set.',
          {
            shown: is('clock.offset', 'utc', 'localtime', 'variable'),
            check: value =>
              typeof value === 'string' && !/^(-?\d+|reset)$/.test(value)
                ? 'Give seconds, or “reset”.'
                : undefined,
          },
        ),
        choose(
          'clock.basis',
          'Basis',
          'What the adjustment counts from.',
          [unset('UTC'), ...words(['utc', 'UTC'], ['localtime', 'Local time'])],
          {
            shown: is('clock.offset', 'variable'),
          },
        ),
        number('clock.start', 'Time', 'In seconds since 1970, UTC.', {
          min: 0,
          unit: 's',
          shown: is('clock.offset', 'absolute'),
        }),
      ],
    },
    {
      title: 'Timers',
      fields: [
        rows(
          'clock.timers',
          'Timers',
          'What the guest counts time by. For Windows, the Hyper-V clock on and HPET off spares the host much work.',
          'Add timer',
          [
            choose(
              'name',
              'Timer',
              'Which one.',
              words(
                ['rtc', 'RTC'],
                ['pit', 'PIT'],
                ['hpet', 'HPET'],
                ['tsc', 'TSC'],
                ['kvmclock', 'KVM clock'],
                ['hypervclock', 'Hyper-V clock'],
                ['platform', 'Platform'],
                ['armvtimer', 'ARM virtual timer'],
              ),
            ),
            onOff('present', 'There', 'Whether the guest has it.'),
            choose('tickPolicy', 'Missed ticks', 'Those that came while the guest could not run.', [
              unset(),
              ...words(
                ['delay', 'Later', 'The guest’s time lags.'],
                ['catchup', 'Made up for', 'Faster until it is right: for RTC and PIT of Windows.'],
                ['merge', 'As one'],
                ['discard', 'Dropped'],
              ),
            ]),
            choose('track', 'Follows', 'What it counts.', [
              unset(),
              ...words(
                ['guest', 'The guest'],
                ['wall', 'The wall clock'],
                ['boot', 'The boot clock'],
                ['realtime', 'Real time'],
              ),
            ]),
            choose('mode', 'Mode', 'Of the TSC.', [
              unset(),
              ...words(
                ['auto', 'Automatic'],
                ['native', 'The host’s'],
                ['emulate', 'Emulated'],
                ['paravirt', 'Paravirtual'],
                ['smpsafe', 'Safe with several CPUs'],
              ),
            ]),
            number('frequency', 'Frequency', 'Of the TSC.', { min: 0, unit: 'Hz' }),
            number('catchUpThreshold', 'Make up from', 'So many ticks missed.', { min: 0 }),
            number('catchUpSlew', 'How fast', 'Ticks made up for at a time.', { min: 0 }),
            number('catchUpLimit', 'At most', 'So many; others are lost.', { min: 0 }),
          ],
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#time-keeping',
};
