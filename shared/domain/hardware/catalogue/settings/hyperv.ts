import { unset, words } from '../choices.ts';
import { choose, number, onOff, rare, text, when, since } from '../fields.ts';
import type { Context, Field, SettingsPage } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { told } from '../told.ts';
import { is } from '../words.ts';

/** libvirt names enlightenments in its capabilities as in the document; empty where it does not tell. */
function enlightenment(
  word: string,
  property: string,
  label: string,
  help: string,
  more: Partial<Field> = {},
): Field {
  return {
    ...onOff(`features.hyperv.${property}`, label, help),
    ...more,
    check: (value, context) => {
      const has = told(context, ({ features }) => features.hyperv, 'features');
      return value === true && has.length > 0 && !has.includes(word)
        ? 'This host does not offer it.'
        : undefined;
    },
  };
}

const usable = (context: Context): boolean => machineOf(context).qemu && machineOf(context).x86;

export const hyperv: SettingsPage = {
  id: 'hyperv',
  label: 'Hyper-V enlightenments',
  not: context => (usable(context) ? undefined : 'Only PCs of QEMU have them.'),
  summary: ({ domain: { features } }) => (features.hyperv.exists ? (features.hyperv.mode ?? 'on') : ''),
  sections: [
    {
      title: 'Enlightenments',
      fields: [
        choose('features.hyperv.mode', 'Which', 'What Windows learns of being a guest, and runs faster by.', [
          unset('Those below'),
          ...words(
            ['custom', 'Those below'],
            ['passthrough', 'All that the host has', 'Such a guest cannot be moved.'],
          ),
        ]),
        ...when(
          (_, values) => values['features.hyperv.mode'] !== 'passthrough',
          enlightenment(
            'relaxed',
            'relaxed',
            'Relaxed timing',
            'Late interrupts are no reason for a blue screen.',
          ),
          enlightenment('vapic', 'vapic', 'Virtual APIC', 'Fewer exits for interrupts.'),
          enlightenment('spinlocks', 'spinlocks', 'Spinlocks', 'Waiting CPUs tell the host.', {
            along: value =>
              value === true
                ? { 'features.hyperv.spinlockRetries': 8191 }
                : { 'features.hyperv.spinlockRetries': null },
          }),
          number('features.hyperv.spinlockRetries', 'After so many tries', '4095 or more; 8191 is common.', {
            min: 4095,
            shown: is('features.hyperv.spinlocks', 'true'),
          }),
          enlightenment('vpindex', 'vpindex', 'CPU numbers', 'Needed by those below.'),
          enlightenment('runtime', 'runtime', 'Run time', 'CPUs learn how long they ran.'),
          enlightenment('synic', 'synic', 'Interrupt controller', 'Needed by timers.'),
          enlightenment('stimer', 'stimer', 'Timers', 'Spare the host much idle work of Windows.'),
          onOff('features.hyperv.stimerDirect', 'Direct timers', 'Without messages in between.', {
            rare: true,
            shown: is('features.hyperv.stimer', 'true'),
          }),
          enlightenment('frequencies', 'frequencies', 'Frequencies', 'Of TSC and APIC.'),
          enlightenment('tlbflush', 'tlbflush', 'TLB flushes', 'By the host, for guests with many CPUs.'),
          enlightenment('ipi', 'ipi', 'CPU interrupts', 'By the host, for guests with many CPUs.'),
          ...rare(
            enlightenment('reset', 'reset', 'Reset', 'By a register; Windows does not use it.'),
            enlightenment('vendor_id', 'vendorId', 'Vendor', 'Another name than Microsoft Hv.'),
            text('features.hyperv.vendorIdValue', 'Name', 'At most twelve characters.', {
              shown: is('features.hyperv.vendorId', 'true'),
              check: (value, _, values) => {
                if (values['features.hyperv.vendorId'] === true && !value) return 'Give a name.';
                return typeof value === 'string' && value.length > 12
                  ? 'At most twelve characters.'
                  : undefined;
              },
            }),
            enlightenment(
              'reenlightenment',
              'reenlightenment',
              'Told of migration',
              'For guests that run guests.',
            ),
            enlightenment(
              'evmcs',
              'evmcs',
              'Nested, faster (Intel)',
              'For guests that run guests with Hyper-V.',
            ),
            enlightenment('avic', 'avic', 'With hardware APIC', 'Of hosts with AVIC or APICv.'),
            ...since(
              11_000_000,
              enlightenment(
                'emsr_bitmap',
                'emsrBitmap',
                'Nested MSR bitmap',
                'For guests that run guests; libvirt 11 and newer.',
              ),
            ),
            ...since(
              11_000_000,
              enlightenment(
                'xmm_input',
                'xmmInput',
                'Quick calls',
                'Arguments in XMM registers; libvirt 11 and newer.',
              ),
            ),
            ...since(
              11_000_000,
              onOff(
                'features.hyperv.tlbflushDirect',
                'TLB flushes, direct',
                'For guests that run guests; libvirt 11 and newer.',
              ),
            ),
            ...since(
              11_000_000,
              onOff(
                'features.hyperv.tlbflushExtended',
                'TLB flushes, extended',
                'Of parts; libvirt 11 and newer.',
              ),
            ),
          ),
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#hypervisor-features',
};
