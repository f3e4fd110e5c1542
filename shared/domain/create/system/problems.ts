import type { CreateProblem } from '../../../contract/create/plan.ts';
import type { CreateRequest } from '../../../contract/create/request.ts';
import type { CreateFacts } from '../facts.ts';
import { invalid, problem, unsupported } from '../problem.ts';
import { accelerationOf } from '../setting.ts';
import type { Setting } from '../topic.ts';
import type { SystemPart } from './part.ts';

/** Why the connection makes no machine of the wanted kind at all. */
export function offerProblems(request: CreateRequest, facts: CreateFacts): CreateProblem[] {
  const { host, driver, offers } = facts;
  if (!offers && request.machine !== undefined)
    return [
      unsupported(
        'machine',
        facts,
        `${host} makes no ${request.machine} machines${request.arch === undefined ? '' : ` of ${request.arch}`}.`,
      ),
    ];
  if (!offers && request.arch !== undefined)
    return [unsupported('arch', facts, `${host} has no emulator that makes ${request.arch} machines.`)];
  if (!offers) return [unsupported('connection', facts, `${driver} makes no full virtual machines here.`)];
  const kind = accelerationOf(request, facts) === 'kvm' ? 'KVM' : 'translation (TCG)';
  return [unsupported('acceleration', facts, `libvirt does not offer ${kind} on ${host}.`)];
}

export function nameProblems({ name }: CreateRequest, facts: CreateFacts): CreateProblem[] {
  return facts.guestNames.includes(name) ? [problem('name', 'NAME_TAKEN', { name })] : [];
}

export function systemProblems(part: SystemPart, { facts, offer }: Setting): CreateProblem[] {
  const found: CreateProblem[] = [];
  if (part.arch !== offer.arch)
    found.push(unsupported('arch', facts, `${facts.host} makes ${offer.arch} machines here.`));
  if (part.firmware === 'uefi' && !offer.uefi)
    found.push(
      unsupported(
        'firmware',
        facts,
        `No UEFI firmware for ${offer.arch} is installed (${firmwarePackage(offer.arch)}).`,
      ),
    );
  if (part.firmware === 'bios' && offer.arch === 'aarch64')
    found.push(invalid('firmware', 'aarch64 machines have no BIOS.'));
  if (part.secureBoot && part.firmware !== 'uefi')
    found.push(invalid('secureBoot', 'Secure boot is a part of UEFI; BIOS has none.'));
  else if (part.secureBoot && offer.uefi && !offer.secureBoot)
    found.push(
      unsupported('secureBoot', facts, 'No UEFI firmware with secure boot is installed for this machine.'),
    );
  return found;
}

function firmwarePackage(arch: string): string {
  const packages: Readonly<Record<string, string>> = {
    aarch64: 'qemu-efi-aarch64, edk2-aarch64',
    armv7l: 'qemu-efi-arm, edk2-arm',
    riscv64: 'qemu-efi-riscv64, edk2-riscv64',
  };
  return packages[arch] ?? 'ovmf, edk2-ovmf';
}
