import hostXml from '../../shared/domain/capabilities/fixtures/host.xml?raw';
import kvmXml from '../../shared/domain/capabilities/fixtures/q35-kvm.xml?raw';
import tcgXml from '../../shared/domain/capabilities/fixtures/q35-tcg.xml?raw';
import type { MachineOptions } from '#shared/contract/create/options.ts';
import { machineOptionsOf } from '#shared/domain/capabilities/machine-options.ts';
import { hypervisorsOf, offerOf, type Offer } from '#shared/domain/capabilities/offer.ts';
import { capabilities } from '#shared/libvirt-xml/documents/capabilities.ts';
import { domainCapabilities } from '#shared/libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

const host = capabilities.of(parseDocument(hostXml).root);
const [hypervisor] = hypervisorsOf(host);

function read(xml: string): Offer {
  if (hypervisor === undefined) throw new Error('The fixture has no virtual machines.');
  return offerOf(domainCapabilities.of(parseDocument(xml).root), hypervisor, 'q35');
}

/** What a real host answered, once for KVM and once for translation. */
const tcg = read(tcgXml);
export const offers = {
  // The fixture's host has no IOMMU and, being a guest itself, no CPU that people know; the invented one has.
  kvm: { ...read(kvmXml), pciBackends: ['vfio'], cpuModels: tcg.cpuModels, hostModel: 'Westmere' },
  tcg,
};

const cpuFeatures = 'aes avx2 invtsc pcid pdpe1gb rdtscp ss vmx vmx-ept x2apic'.split(' ');

export const machineOf = (offer: Offer): MachineOptions => machineOptionsOf(offer, cpuFeatures);
