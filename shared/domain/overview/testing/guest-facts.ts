import { domain } from '../../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import type { GuestFacts } from '../facts.ts';

export interface Written {
  readonly type?: string;
  /** Below `<domain>`. */
  readonly body?: string;
  readonly devices?: string;
}

/** Facts of a running KVM guest with Fedora inside on an AMD host, from the parts of a document that matter. */
export function guestFacts(
  { type = 'kvm', body = '', devices = '' }: Written = {},
  change: Partial<GuestFacts> = {},
): GuestFacts {
  const xml = `<domain type='${type}'>${body}<devices>${devices}</devices></domain>`;
  return {
    document: domain.of(parseDocument(xml).root),
    running: true,
    system: { label: 'Fedora 42', family: 'linux' },
    acceleration: { kind: 'kvm', why: '/dev/kvm opens and the CPU has AMD-V' },
    memoryVirtualization: { paging: 'npt', vendor: 'amd' },
    vhostNet: true,
    virtualFunctions: new Set(['0000:03:10.1']),
    accelerated3d: true,
    ...change,
  };
}

export const windows = { label: 'Windows 11', family: 'winnt', lacksVirtio: true } as const;
