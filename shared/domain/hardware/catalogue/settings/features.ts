import { unset, words } from '../choices.ts';
import { bytes, choose, number, onOff, rare, text, toggle, when, since } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { machineOf, notContainer, onQemu, onXen } from '../machine.ts';
import { is } from '../words.ts';

const FIXES = words(['fixed', 'Fixed'], ['broken', 'Not fixed'], ['workaround', 'Worked around']);

export const features: SettingsPage = {
  id: 'features',
  label: 'Hypervisor features',
  not: context =>
    notContainer(context) ? undefined : 'A container has a page of its own for what its root may do.',
  summary: ({ domain }) => (domain.features.kvmHidden === true ? 'KVM hidden' : ''),
  sections: [
    {
      title: 'Board',
      fields: [
        toggle(
          'features.acpi',
          'ACPI',
          'Power buttons, hot-plug and much more. Leave it on, except for very old systems.',
        ),
        ...when(
          context => machineOf(context).x86,
          toggle('features.apic', 'APIC', 'Interrupts for several CPUs. Leave it on.'),
          toggle('features.pae', 'PAE', 'More than 4 GiB for 32-bit systems.'),
          onOff('features.apicEoi', 'Paravirtual EOI', 'Spares work at the end of each interrupt.', {
            rare: true,
          }),
          choose(
            'features.ioapic',
            'I/O APIC',
            'By QEMU: needed for interrupt remapping of a virtual IOMMU.',
            [unset(), ...words(['kvm', 'KVM'], ['qemu', 'QEMU'])],
            { rare: true, shown: onQemu },
          ),
          onOff('features.smm', 'SMM', 'System management mode: secure boot needs it.', { shown: onQemu }),
          bytes(
            'features.smmTopSegment',
            'Memory of SMM',
            'More for guests with very many CPUs or much memory, such as 48 MiB.',
            { min: 0, rare: true, shown: is('features.smm', 'true') },
          ),
          onOff(
            'features.vmport',
            'VMware port',
            'VMware’s back door: its drivers work, and some licence checks stumble.',
            { rare: true, shown: onQemu },
          ),
          ...since(
            10_007_000,
            onOff('features.ps2', 'PS/2', 'Keyboard and mouse controller; libvirt 10.7 and newer.', {
              rare: true,
              shown: onQemu,
            }),
          ),
        ),
        onOff(
          'features.vmCoreInfo',
          'Crash dump notes',
          'The guest tells where its kernel is, for dumps of the host.',
          { rare: true, shown: onQemu },
        ),
        onOff(
          'features.pmu',
          'Performance counters',
          'The guest may count cycles and cache misses; off hides the host better.',
          { shown: onQemu },
        ),
        onOff('features.pvSpinlock', 'Paravirtual spinlocks', 'Waiting CPUs sleep.', { rare: true }),
        ...since(
          9_006_000,
          onOff(
            'features.asyncTeardown',
            'Quick end',
            'Memory of a stopped guest is freed in the background; libvirt 9.6 and newer.',
            { rare: true, shown: onQemu },
          ),
        ),
      ],
    },
    {
      title: 'KVM',
      fields: when(
        onQemu,
        onOff(
          'features.kvmHidden',
          'Hide KVM',
          'The guest does not see that it is one: some graphics drivers ask.',
        ),
        ...rare(
          onOff(
            'features.kvmHintDedicated',
            'CPUs of its own',
            'The guest may spin, as its CPUs are pinned and nobody else’s.',
          ),
          onOff(
            'features.kvmPollControl',
            'Polls itself',
            'The guest waits for work by itself, rather than the host for it.',
          ),
          onOff('features.kvmPvIpi', 'Paravirtual IPIs', 'Off only to look for faults.'),
          onOff(
            'features.kvmDirtyRing',
            'Dirty ring',
            'Notes written pages in a ring: migrating large guests slows them less.',
            { along: value => ({ 'features.kvmDirtyRingSize': value === true ? 4096 : null }) },
          ),
          number(
            'features.kvmDirtyRingSize',
            'Ring’s size',
            'Entries for each CPU: a power of two from 1024 to 65536.',
            { min: 1024, max: 65536, shown: is('features.kvmDirtyRing', 'true') },
          ),
          bytes(
            'features.tcgTranslationCache',
            'Translation cache',
            'Of guests that are translated, not run.',
            { min: 1024 ** 2 },
          ),
          choose(
            'features.unknownMsrs',
            'Unknown registers',
            'When the guest reads or writes an MSR that KVM does not know.',
            [unset(), ...words(['ignore', 'Ignored'], ['fault', 'Fault'])],
          ),
        ),
      ),
    },
    {
      title: 'Xen',
      fields: when(
        onXen,
        toggle('features.hap', 'HAP', 'Hardware-assisted paging.'),
        onOff('features.hapState', 'HAP, said', 'Off: shadow paging.', { rare: true }),
        toggle('features.viridian', 'Viridian', 'Hyper-V’s interface for Windows.'),
        onOff('features.xenE820Host', 'Host’s memory map', 'For PV guests with PCI devices.'),
        onOff('features.xenPassthrough', 'Pass-through', 'Devices may be handed over.'),
        choose('features.xenPassthroughMode', 'Page tables', 'Of devices and the guest.', [
          unset(),
          ...words(['sync_pt', 'Kept the same'], ['share_pt', 'Shared']),
        ]),
      ),
    },
    {
      title: 'ARM and RISC-V',
      fields: when(
        context => ['aarch64', 'armv7l', 'riscv64', 'riscv32'].includes(machineOf(context).arch),
        text('features.gicVersion', 'GIC', 'Interrupt controller: 2, 3 or host.'),
        ...since(
          10_007_000,
          onOff('features.ras', 'RAS', 'Reports of memory faults; libvirt 10.7 and newer.', { rare: true }),
        ),
        ...since(
          11_001_000,
          choose(
            'features.aia',
            'AIA',
            'RISC-V’s interrupts; libvirt 11.1 and newer.',
            [unset(), ...words(['none', 'None'], ['aplic', 'APLIC'], ['aplic-imsic', 'APLIC and IMSIC'])],
            { rare: true },
          ),
        ),
      ),
    },
    {
      title: 'POWER',
      fields: when(
        context => machineOf(context).pseries,
        onOff('features.htm', 'Transactional memory', 'Where the host has it.'),
        onOff('features.nestedHv', 'Guests of its own', 'Nested KVM.'),
        onOff('features.ccfAssist', 'Count cache flush', 'Assisted by hardware.'),
        choose('features.cfpc', 'Cache flush on privilege change', 'What the guest is told.', [
          unset(),
          ...FIXES,
        ]),
        choose('features.sbbc', 'Speculation barrier', 'What the guest is told.', [unset(), ...FIXES]),
        choose('features.ibs', 'Indirect branches', 'What the guest is told.', [
          unset(),
          ...words(
            ['fixed-na', 'Fixed, no need'],
            ['fixed-ibs', 'Fixed by serialising'],
            ['fixed-ccd', 'Fixed by disabling count cache'],
            ['broken', 'Not fixed'],
            ['workaround', 'Worked around'],
          ),
        ]),
        choose('features.hpt', 'Page table resizing', 'When memory is plugged in.', [
          unset(),
          ...words(['enabled', 'If the guest can'], ['disabled', 'Never'], ['required', 'Needed']),
        ]),
        bytes('features.hptMaxPageSize', 'Largest page', 'Of the hashed page table.', { min: 65536 }),
      ),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#hypervisor-features',
};
