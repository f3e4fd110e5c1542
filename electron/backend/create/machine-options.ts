import { type Connection, ConnectBaselineCPUFlags } from 'node-libvirt';
import type { MachineOptions } from '#shared/contract/create/options.ts';
import { machineOptionsOf } from '#shared/domain/capabilities/machine-options.ts';
import type { DomainCapabilities } from '#shared/libvirt-xml/documents/domain-capabilities.ts';
import { cpu as cpuView } from '#shared/libvirt-xml/domain/cpu.ts';
import { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { LiveConnection } from '../ports.ts';
import { readHypervisor } from './hypervisor.ts';
import { oncePerConnection } from './once.ts';
import { readOffers } from './offers.ts';
import { readRenderNodes } from './render-nodes.ts';
import { unlessRefused } from './unless-refused.ts';

/** What one machine can have; undefined where no such machine can be made. */
export async function machineOptions(
  live: LiveConnection,
  arch: string | undefined,
  machine: string | undefined,
  acceleration: 'kvm' | 'tcg',
): Promise<MachineOptions | undefined> {
  const found = await readOffers(live.rpc, arch, machine);
  const offer = found?.offers[acceleration] ?? found?.offers.tcg ?? found?.offers.kvm ?? found?.offers.other;
  if (!offer) return undefined;
  const [cpuFeatures, renderNodes] = await Promise.all([
    readCpuFeatures(live.rpc, arch, machine, offer.type === 'kvm' ? 'kvm' : 'tcg'),
    readRenderNodes(live),
  ]);
  return machineOptionsOf(offer, cpuFeatures, renderNodes);
}

/** Features of the CPU that a guest has when it is not told otherwise, its model's written out. */
const readCpuFeatures = oncePerConnection(
  async (
    rpc: Connection,
    arch?: string,
    machine?: string,
    kind: 'kvm' | 'tcg' = 'tcg',
  ): Promise<string[]> => {
    const found = await readOffers(rpc, arch, machine);
    const document = found?.documents[kind];
    const model = document && hostModelOf(document);
    if (!found || !model) return [];
    const { hypervisor } = found;
    const expanded = await unlessRefused(
      rpc.call('connectBaselineHypervisorCpu', {
        emulator: hypervisor.emulator ?? null,
        arch: hypervisor.arch,
        machine: found.machine ?? null,
        virttype: kind === 'kvm' ? 'kvm' : 'qemu',
        xmlCPUs: [model.toString()],
        flags: ConnectBaselineCPUFlags.EXPAND_FEATURES,
      }),
    );
    if (expanded) return namesOf(parseDocument(expanded.cpu).root);
    const { cpuFeatures, hostArch } = await readHypervisor(rpc);
    return hypervisor.arch === hostArch ? [...cpuFeatures] : namesOf(model);
  },
);

function namesOf(element: XmlElement): string[] {
  const names = cpuView
    .of(element)
    .features.items.flatMap(({ name, policy }) => (name === undefined || policy === 'disable' ? [] : [name]));
  return [...new Set(names)].toSorted();
}

/** The `<mode name='host-model'>` of domain capabilities as a `<cpu>`. */
function hostModelOf({ cpuModes }: DomainCapabilities): XmlElement | undefined {
  const mode = cpuModes.items.find(({ name, supported }) => name === 'host-model' && supported === true);
  if (!mode?.element) return undefined;
  const cpu = new XmlElement('cpu');
  for (const child of mode.element.elements()) cpu.append(child.clone());
  return cpu;
}
