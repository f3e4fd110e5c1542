import { int, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, size, value, view } from '../view/schema.ts';

const hyperv = defineView('hyperv', {
  mode: value('@mode', oneOf('custom', 'passthrough')),
  relaxed: value('relaxed/@state', onOff),
  vapic: value('vapic/@state', onOff),
  spinlocks: value('spinlocks/@state', onOff),
  spinlockRetries: value('spinlocks/@retries', int),
  vpindex: value('vpindex/@state', onOff),
  runtime: value('runtime/@state', onOff),
  synic: value('synic/@state', onOff),
  stimer: value('stimer/@state', onOff),
  stimerDirect: value('stimer/direct/@state', onOff),
  reset: value('reset/@state', onOff),
  vendorId: value('vendor_id/@state', onOff),
  vendorIdValue: value('vendor_id/@value', text),
  frequencies: value('frequencies/@state', onOff),
  reenlightenment: value('reenlightenment/@state', onOff),
  tlbflush: value('tlbflush/@state', onOff),
  ipi: value('ipi/@state', onOff),
  evmcs: value('evmcs/@state', onOff),
  avic: value('avic/@state', onOff),
});

/** https://libvirt.org/formatdomain.html#hypervisor-features */
export const features = defineView('features', {
  acpi: flag('acpi'),
  apic: flag('apic'),
  apicEoi: value('apic/@eoi', onOff),
  pae: flag('pae'),
  hap: flag('hap'),
  hapState: value('hap/@state', onOff),
  viridian: flag('viridian'),
  privateNetwork: flag('privnet'),
  hyperv: view('hyperv', hyperv),
  kvmHidden: value('kvm/hidden/@state', onOff),
  kvmPollControl: value('kvm/poll-control/@state', onOff),
  pvSpinlock: value('pvspinlock/@state', onOff),
  pmu: value('pmu/@state', onOff),
  vmport: value('vmport/@state', onOff),
  gic: flag('gic'),
  gicVersion: value('gic/@version', text),
  smm: value('smm/@state', onOff),
  smmTopSegment: size('smm/tseg', 'MiB'),
  ioapic: value('ioapic/@driver', oneOf('kvm', 'qemu')),
  hpt: value('hpt/@resizing', oneOf('enabled', 'disabled', 'required')),
  vmCoreInfo: value('vmcoreinfo/@state', onOff),
  capabilities: value('capabilities/@policy', oneOf('default', 'allow', 'deny')),
});
export type Features = ViewOf<typeof features>;
