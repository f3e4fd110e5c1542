import { type Connection, LibvirtError } from 'node-libvirt';
import {
  type Hypervisor,
  type Offer,
  offerOf,
  plainOffer,
  preferredMachine,
} from '#shared/domain/capabilities/offer.ts';
import {
  domainCapabilities,
  type DomainCapabilities,
} from '#shared/libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { readHypervisor } from './hypervisor.ts';
import { oncePerConnection } from './once.ts';

/** One machine of one architecture, by what runs its instructions. */
export interface MachineOffers {
  readonly hypervisor: Hypervisor;
  readonly machine?: string;
  readonly offers: { readonly kvm?: Offer; readonly tcg?: Offer; readonly other?: Offer };
  /** The documents that the offers were read from. */
  readonly documents: { readonly kvm?: DomainCapabilities; readonly tcg?: DomainCapabilities };
}

/**
 * What can be had of an architecture (left out: the host's own) and a machine (left out: the modern one).
 * Undefined when no full virtual machine of that architecture can be made, or it has no such machine.
 */
export const readOffers = oncePerConnection(
  async (rpc: Connection, arch?: string, wanted?: string): Promise<MachineOffers | undefined> => {
    const { hypervisors } = await readHypervisor(rpc);
    const hypervisor = arch === undefined ? hypervisors[0] : hypervisors.find(each => each.arch === arch);
    if (!hypervisor) return undefined;
    const machine = wanted ?? preferredMachine(hypervisor);
    const [kvm, tcg] = await Promise.all([
      readDocument(rpc, hypervisor, machine, 'kvm'),
      readDocument(rpc, hypervisor, machine, 'qemu'),
    ]);
    const of = (document: DomainCapabilities | undefined) =>
      document && offerOf(document, hypervisor, machine);
    const [kvmOffer, tcgOffer] = [of(kvm), of(tcg)];
    const offers = { ...(kvmOffer && { kvm: kvmOffer }), ...(tcgOffer && { tcg: tcgOffer }) };
    const documents = { ...(kvm && { kvm }), ...(tcg && { tcg }) };
    const base = { hypervisor, documents, ...(machine !== undefined && { machine }) };
    if (kvm || tcg) return { ...base, offers };
    // Only libvirt's own test driver is known to take what `plainOffer` holds.
    if (hypervisor.types.includes('test')) return { ...base, offers: { other: plainOffer(hypervisor) } };
    return undefined;
  },
);

async function readDocument(
  rpc: Connection,
  hypervisor: Hypervisor,
  machine: string | undefined,
  virttype: string,
): Promise<DomainCapabilities | undefined> {
  if (!hypervisor.types.includes(virttype)) return undefined;
  try {
    const { capabilities } = await rpc.call('connectGetDomainCapabilities', {
      emulatorbin: hypervisor.emulator ?? null,
      arch: hypervisor.arch,
      machine: machine ?? null,
      virttype,
      flags: 0,
    });
    return domainCapabilities.of(parseDocument(capabilities).root);
  } catch (error) {
    if (error instanceof LibvirtError) return undefined;
    throw error;
  }
}
