import { type Words, words, unset } from '../choices.ts';
import { choose, onOff, rare, when } from '../fields.ts';
import type { Choice, Context, Field, Section } from '../kind.ts';
import { machineOf, onQemu } from '../machine.ts';

/** How a virtio device speaks to its driver; `shown` where only some models of the device are virtio. */
export function virtioSection(shown: NonNullable<Field['shown']> = () => true): Section {
  return {
    title: 'virtio',
    fields: when(
      (context, values) => onQemu(context) && shown(context, values),
      ...rare(
        onOff('packed', 'Packed rings', 'A newer layout of the queues, where the guest knows it.'),
        onOff('pagePerQueue', 'A page for each queue', 'For backends in other programs.'),
        onOff(
          'virtioIommu',
          'Through the IOMMU',
          'The device keeps to addresses that the guest’s IOMMU allows; encrypted guests need it.',
        ),
        onOff('ats', 'Address translation service', 'Of PCI Express; with a virtual IOMMU.'),
      ),
    ),
  };
}

/** Which virtio a device speaks, where it speaks nothing else. */
export const virtioModel = choose('model', 'Model', 'Transitional also speaks the version before 1.0.', [
  unset(),
  ...words(
    ['virtio', 'virtio', 'Whatever suits the machine.'],
    ['virtio-transitional', 'virtio, transitional'],
    ['virtio-non-transitional', 'virtio 1.0 only'],
  ),
]);

export type Reason = readonly [can: (context: Context) => boolean, otherwise: string];

/** Reasons in the order in which they count: the first that holds is said. */
export function unless(...reasons: readonly Reason[]) {
  return (context: Context): string | undefined => reasons.find(([can]) => !can(context))?.[1];
}

export const qemu = [onQemu, 'Only QEMU guests can have one.'] as const;
export const x86 = [(context: Context) => machineOf(context).x86, 'Only PCs have it.'] as const;

/** Where libvirt lists nothing: everything that it knows, those the machine cannot have with the reason. */
export function known(words_: Words, cannot: (word: string) => string | undefined): Choice[] {
  return words(...words_).map(choice => {
    const not = cannot(String(choice.value));
    return not === undefined ? choice : { ...choice, not };
  });
}
