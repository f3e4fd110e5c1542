import type { GuestSource } from '../../../contract/create/source.ts';
import { Choices, type Choice } from '../choices.ts';
import { type CreateFacts, imageKey } from '../facts.ts';
import { accelerationOf, type AccelerationKind } from '../setting.ts';
import type { Decided, Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';

/** What kind of machine it is. */
export interface SystemPart {
  readonly arch: string;
  readonly machine?: string;
  readonly acceleration: AccelerationKind;
  /** `bios` also stands for whatever firmware a machine without UEFI has by itself. */
  readonly firmware: 'bios' | 'uefi';
  readonly secureBoot: boolean;
  readonly description?: string;
  readonly autostart: boolean;
  readonly start: boolean;
}

/** Architectures whose machines have no firmware of their own that starts a disk. */
const onlyUefi = new Set(['aarch64', 'armv7l', 'riscv64', 'loongarch64']);

/** What the image was made for, where it says. */
export function sourceArch(source: GuestSource, facts: CreateFacts): string | undefined {
  return 'image' in source ? facts.images[imageKey(source.image)]?.arch : undefined;
}

function archWhy({ request: { source }, facts, offer: { arch } }: Setting): string {
  if (arch === (facts.hostArch ?? arch)) return 'the host’s own';
  return arch === sourceArch(source, facts)
    ? 'what the source is made for'
    : 'the first that the host offers';
}

export function decideSystem(setting: Setting): Decided<SystemPart> {
  const { request, facts, offer, os } = setting;
  const choices = new Choices();
  const acceleration = choices.take('acceleration', request.acceleration, () => ({
    value: accelerationOf(request, facts),
    why: facts.acceleration.why,
  }));
  const arch = choices.take('arch', request.arch, () => ({
    value: offer.arch,
    why: archWhy(setting),
  }));
  const machine = choices.maybe('machine', request.machine, () =>
    offer.machine === undefined ? undefined : { value: offer.machine, why: machineWhy(offer.machine) },
  );
  const firmware = choices.take('firmware', request.firmware, () => chooseFirmware(setting));
  const secureBoot = choices.take('secureBoot', request.secureBoot, () => {
    if (firmware === 'uefi' && os?.needsTpm && offer.secureBoot)
      return { value: true, why: `${os.label} asks for it` };
    return { value: false, why: 'systems of every kind start, signed or not' };
  });
  const description = choices.maybe('description', request.description, () =>
    facts.appliance?.description === undefined
      ? undefined
      : { value: facts.appliance.description, why: 'as the appliance describes itself' },
  );
  return {
    value: {
      arch,
      ...(machine !== undefined && { machine }),
      acceleration,
      firmware,
      secureBoot,
      ...(description !== undefined && { description }),
      autostart: choices.take('autostart', request.autostart, () => ({
        value: false,
        why: 'it starts when you start it',
      })),
      start: choices.take('start', request.start, () => ({ value: true, why: 'to see it run at once' })),
    },
    reasons: choices.reasons,
  };
}

function machineWhy(machine: string): string {
  return machine.includes('q35')
    ? 'the modern PC, with PCI Express'
    : 'the one libvirt chooses for such guests';
}

function chooseFirmware(setting: Setting): Choice<'bios' | 'uefi'> {
  const { facts, offer, os } = setting;
  const had = facts.appliance?.firmware;
  // Also where the host has none: what is installed for UEFI does not start from BIOS.
  if (had !== undefined) return { value: had, why: 'the appliance was made for it' };
  if (onlyUefi.has(offer.arch) && traitsOf(setting).emulated) {
    if (offer.uefi || offer.arch === 'aarch64')
      return { value: 'uefi', why: `${offer.arch} starts disks with no other` };
    return { value: 'bios', why: `no UEFI for ${offer.arch} is installed on the host` };
  }
  if (os?.needsUefi) return { value: 'uefi', why: `${os.label} needs it` };
  if (offer.arch === 's390x' || offer.arch.startsWith('ppc64'))
    return { value: 'bios', why: 'the machine’s own firmware; it has no other' };
  return { value: 'bios', why: 'starts fastest, and every libvirt can take snapshots of it' };
}
