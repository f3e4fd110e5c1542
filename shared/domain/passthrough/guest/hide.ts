import type { GuestTopic } from './change.ts';

/** What old drivers look at before they refuse to work in a guest. */
export const hide: GuestTopic = ({ choices: { hideKvm, vendorId } }, { type, os }) => [
  ...(hideKvm
    ? [
        {
          text: 'KVM does not tell the guest that it is there.',
          why: 'GeForce drivers before version 465 stop with error 43 when they see a hypervisor.',
          edits: [{ op: 'set', item: 'domain', values: { 'features.kvmHidden': true } } as const],
        },
      ]
    : []),
  ...(vendorId === null
    ? []
    : [
        {
          text: `The hypervisor calls itself “${vendorId}” to the guest.`,
          why: 'Some drivers know hypervisors by their name.',
          edits: [
            {
              op: 'set',
              item: 'domain',
              values: { 'features.hyperv.vendorId': true, 'features.hyperv.vendorIdValue': vendorId },
            } as const,
          ],
        },
      ]),
  ...(type === 'kvm' && (os.machine ?? '').endsWith('q35-4.0')
    ? [
        {
          text: 'Interrupts are handed out by KVM itself.',
          why: 'The machine q35 of QEMU 4.0 splits that work, which some cards do not bear.',
          edits: [{ op: 'set', item: 'domain', values: { 'features.ioapic': 'kvm' } } as const],
        },
      ]
    : []),
];
