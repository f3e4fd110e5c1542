import type { HardwareEdit, HardwarePlan } from '../../contract/hardware.ts';
import { pathOf } from './effects.ts';
import { DOMAIN_ITEM } from './item-id.ts';
import { isBelow } from './live-rules.ts';

type Warning = HardwarePlan['warnings'][number];

/** What a person should know before edits are made that libvirt would take without a word. */
export function warningsOf(edits: readonly HardwareEdit[]): Warning[] {
  return edits.flatMap((edit, index): Warning[] => {
    if (edit.op !== 'set' || edit.item !== DOMAIN_ITEM) return [];
    const property = Object.keys(edit.values).find(name =>
      isBelow(pathOf('domain', name), ...BEHIND_LIBVIRT),
    );
    return property === undefined ? [] : [{ edit: index, property, ...UNCHECKED }];
  });
}

const BEHIND_LIBVIRT = ['qemu:commandline', 'qemu:override', 'qemu:capabilities', 'qemu:deprecation'];

const UNCHECKED = {
  text: 'QEMU is given this behind libvirt’s back.',
  why: 'libvirt neither checks it nor protects the host from it, and marks the guest as tainted. A wrong argument keeps it from starting.',
  remedy: 'Use a setting of its own where there is one.',
};
