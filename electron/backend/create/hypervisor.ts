import { type Connection, ConnectBaselineCPUFlags, LibvirtError } from 'node-libvirt';
import { cpuFeatureOf, type Hypervisor, hypervisorsOf } from '#shared/domain/capabilities/offer.ts';
import {
  capabilities as capabilitiesView,
  type Capabilities,
} from '#shared/libvirt-xml/documents/capabilities.ts';
import { cpu as cpuView } from '#shared/libvirt-xml/domain/cpu.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { oncePerConnection } from './once.ts';

/** What libvirt says of a host that does not change while it runs. */
export interface HypervisorFacts {
  readonly capabilities: Capabilities;
  /** By architecture, the host's own first. */
  readonly hypervisors: readonly Hypervisor[];
  readonly hostArch: string | undefined;
  readonly cpuVendor: string | undefined;
  readonly cpuFeature: ReturnType<typeof cpuFeatureOf>;
  /** Of the host's CPU, those of its model written out; empty where libvirt does not know them. */
  readonly cpuFeatures: readonly string[];
  readonly iommu: boolean | undefined;
  /** Whom QEMU runs as, by libvirt's DAC security model. */
  readonly qemuUser: { readonly uid: number; readonly gid: number } | undefined;
}

/** Read once a connection: a daemon that was restarted, perhaps with a newer QEMU, is a new one. */
export const readHypervisor = oncePerConnection(async (rpc: Connection): Promise<HypervisorFacts> => {
  const { capabilities: text } = await rpc.call('connectGetCapabilities');
  const view = capabilitiesView.of(parseDocument(text).root);
  const features = await hostCpuFeatures(rpc, view);
  return {
    capabilities: view,
    hypervisors: hypervisorsOf(view),
    hostArch: view.hostArch,
    cpuVendor: view.hostCpu.vendor,
    cpuFeature: cpuFeatureOf(view.hostArch, features),
    cpuFeatures: [...new Set(features)].toSorted(),
    iommu: typeof view.iommu === 'boolean' ? view.iommu : undefined,
    qemuUser: qemuUserOf(view.element),
  };
});

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

/** `<secmodel><model>dac</model><baselabel type='qemu'>+64055:+64055</baselabel>`. */
function qemuUserOf(root: XmlElement | undefined): HypervisorFacts['qemuUser'] {
  const models = root?.child('host')?.elements('secmodel') ?? [];
  const dac = models.find(model => model.child('model')?.text === 'dac');
  const match = /^\+(\d+):\+(\d+)$/.exec(dac?.child('baselabel')?.text.trim() ?? '');
  return match ? { uid: Number(match[1]), gid: Number(match[2]) } : undefined;
}
