import type { GuestFacts } from '../overview/facts.ts';
import { useHostCpu, useKvm } from '../overview/remedies.ts';
import type { LayerText } from './rule.ts';

const label = 'Processor';

/** What runs the guest's instructions. */
export function cpuLayer(facts: GuestFacts): LayerText {
  const { document } = facts;
  switch (document.type) {
    case 'kvm':
      return kvm(facts);
    case 'qemu':
      return translated(facts);
    case 'lxc':
    case 'vz':
      return {
        label,
        path: 'container',
        how: 'Container: the host’s own kernel and processor',
        why: 'Its programs are processes of the host, kept apart by namespaces. Nothing is virtual, so nothing is lost.',
      };
    case 'xen':
      return xen(facts);
    case 'hvf':
      return { label, path: 'hardware', how: 'Hypervisor.framework of macOS', why: direct };
    case 'test':
      return { label, path: 'emulated', how: 'Nothing runs: libvirt’s test driver only pretends' };
    default:
      return { label, path: 'hardware', how: `${document.type ?? 'Its hypervisor'}`, why: direct };
  }
}

const direct = 'Its instructions run on the host’s processor as they are; only a few are trapped.';

const models: Readonly<Record<string, string>> = {
  'host-passthrough': 'the host’s own model',
  'host-model': 'like the host’s',
  maximum: 'all features there are',
};

function modelOf({ document: { cpu } }: GuestFacts): string | undefined {
  return models[cpu.mode ?? ''] ?? cpu.model;
}

/** Models that every host has: what is new since is missing, such as AES and AVX. */
export function hasGenericCpu({ document: { cpu, type } }: GuestFacts): boolean {
  if (type !== 'kvm' || models[cpu.mode ?? ''] !== undefined) return false;
  return (
    cpu.model === undefined || /^(qemu|kvm)(32|64)$|^(core2duo|coreduo|n270|pentium|486)/.test(cpu.model)
  );
}

function kvm(facts: GuestFacts): LayerText {
  const { vendor } = facts.memoryVirtualization;
  const extension = vendor === 'intel' ? ' on VT-x' : vendor === 'amd' ? ' on AMD-V' : '';
  const model = modelOf(facts);
  return {
    label,
    path: 'hardware',
    how: `KVM${extension}${model === undefined ? '' : ` · ${model}`}`,
    why: direct,
    ...(hasGenericCpu(facts) && {
      faster: {
        what: 'The host’s own model',
        why: `${model ?? 'QEMU’s default'} hides what this processor can: AES, AVX and newer instructions.`,
        remedy: useHostCpu(),
      },
    }),
  };
}

function translated({ acceleration }: GuestFacts): LayerText {
  const able = acceleration.kind === 'kvm';
  return {
    label,
    path: 'translated',
    how: 'QEMU translates its instructions (TCG)',
    why: 'Each piece of code is rewritten for the host before it runs: it works anywhere and is many times slower.',
    faster: {
      what: 'KVM',
      why: able
        ? `${acceleration.why}: the processor could run this guest itself.`
        : `Not here: ${acceleration.why}.`,
      ...(able && { remedy: useKvm() }),
    },
  };
}

function xen({ document, memoryVirtualization: { vendor } }: GuestFacts): LayerText {
  const kind = document.os.type;
  const extension = vendor === 'intel' ? ' on VT-x' : vendor === 'amd' ? ' on AMD-V' : '';
  if (kind === 'linux' || kind === 'xen') {
    return {
      label,
      path: 'paravirtual',
      how: 'Xen PV: its kernel asks Xen',
      why: 'No help of the processor is used; each system call of the guest passes through Xen.',
      faster: {
        what: 'PVH',
        why: 'It lets the processor run the guest’s kernel, with as few devices as PV.',
      },
    };
  }
  return {
    label,
    path: 'hardware',
    how: kind === 'xenpvh' ? `Xen PVH${extension}` : `Xen HVM${extension}`,
    why: direct,
  };
}
