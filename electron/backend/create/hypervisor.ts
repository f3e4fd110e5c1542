import { type Connection, ConnectBaselineCPUFlags, LibvirtError } from 'node-libvirt';
import {
  cpuFeatureOf,
  hypervisorOf,
  offerOf,
  plainOffer,
  preferredMachine,
  type Hypervisor,
  type Offer,
} from '#shared/domain/capabilities/offer.ts';
import {
  capabilities as capabilitiesView,
  type Capabilities,
} from '#shared/libvirt-xml/documents/capabilities.ts';
import { domainCapabilities } from '#shared/libvirt-xml/documents/domain-capabilities.ts';
import { cpu as cpuView } from '#shared/libvirt-xml/domain/cpu.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

/** What libvirt says of a host that does not change while it runs. */
export interface HypervisorFacts {
  readonly hypervisor: Hypervisor | undefined;
  readonly offers: { readonly kvm?: Offer; readonly tcg?: Offer; readonly other?: Offer } | undefined;
  readonly hostArch: string | undefined;
  readonly cpuFeature: ReturnType<typeof cpuFeatureOf>;
  readonly iommu: boolean | undefined;
  /** Whom QEMU runs as, by libvirt's DAC security model. */
  readonly qemuUser: { readonly uid: number; readonly gid: number } | undefined;
}

const known = new WeakMap<Connection, Promise<HypervisorFacts>>();

/** Read once a connection: a daemon that was restarted, perhaps with a newer QEMU, is a new one. */
export function readHypervisor(rpc: Connection): Promise<HypervisorFacts> {
  const present = known.get(rpc);
  if (present) return present;
  const reading = read(rpc);
  known.set(rpc, reading);
  // A failure is not remembered: the next to ask tries again.
  reading.catch(() => known.delete(rpc));
  return reading;
}

async function read(rpc: Connection): Promise<HypervisorFacts> {
  const { capabilities: text } = await rpc.call('connectGetCapabilities');
  const view = capabilitiesView.of(parseDocument(text).root);
  const hypervisor = hypervisorOf(view);
  const features = await hostCpuFeatures(rpc, view);
  return {
    hypervisor,
    offers: hypervisor && (await readOffers(rpc, hypervisor)),
    hostArch: view.hostArch,
    cpuFeature: cpuFeatureOf(view.hostArch, features),
    iommu: typeof view.iommu === 'boolean' ? view.iommu : undefined,
    qemuUser: qemuUserOf(view.element),
  };
}

/** The host's CPU with its model written out: svm is part of most AMD models and then not listed by itself. */
async function hostCpuFeatures(rpc: Connection, view: Capabilities): Promise<string[] | undefined> {
  const host = view.hostCpu.element;
  if (!host) return undefined;
  const listed = () => namesOf(host);
  try {
    const { cpu } = await rpc.call('connectBaselineCpu', {
      xmlCPUs: [host.toString()],
      flags: ConnectBaselineCPUFlags.EXPAND_FEATURES,
    });
    return [...listed(), ...namesOf(parseDocument(cpu).root)];
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    return view.hostCpu.model === undefined ? undefined : listed();
  }
}

function namesOf(element: XmlElement): string[] {
  return cpuView.of(element).features.items.flatMap(({ name }) => (name === undefined ? [] : [name]));
}

async function readOffers(rpc: Connection, hypervisor: Hypervisor): Promise<HypervisorFacts['offers']> {
  const machine = preferredMachine(hypervisor);
  const offer = async (virttype: string): Promise<Offer | undefined> => {
    if (!hypervisor.types.includes(virttype)) return undefined;
    try {
      const { capabilities } = await rpc.call('connectGetDomainCapabilities', {
        emulatorbin: hypervisor.emulator ?? null,
        arch: hypervisor.arch,
        machine: machine ?? null,
        virttype,
        flags: 0,
      });
      return offerOf(domainCapabilities.of(parseDocument(capabilities).root), hypervisor, machine);
    } catch (error) {
      if (error instanceof LibvirtError) return undefined;
      throw error;
    }
  };
  const [kvm, tcg] = await Promise.all([offer('kvm'), offer('qemu')]);
  if (kvm || tcg) return { ...(kvm && { kvm }), ...(tcg && { tcg }) };
  // Only libvirt's own test driver is known to take what `plainOffer` holds.
  return hypervisor.types.includes('test') ? { other: plainOffer(hypervisor) } : undefined;
}

/** `<secmodel><model>dac</model><baselabel type='qemu'>+64055:+64055</baselabel>`. */
function qemuUserOf(root: XmlElement | undefined): HypervisorFacts['qemuUser'] {
  const models = root?.child('host')?.elements('secmodel') ?? [];
  const dac = models.find(model => model.child('model')?.text === 'dac');
  const match = /^\+(\d+):\+(\d+)$/.exec(dac?.child('baselabel')?.text.trim() ?? '');
  return match ? { uid: Number(match[1]), gid: Number(match[2]) } : undefined;
}
