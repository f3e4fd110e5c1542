import type { Devices } from '../../../libvirt-xml/devices/devices.ts';
import type { NetInterface } from '../../../libvirt-xml/devices/interface.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import { pciParts } from '../host-devices/pci-address.ts';
import type { Setting } from '../topic.ts';
import type { NicsPart, PlannedNic } from './part.ts';
import { throughArguments, writeArguments } from './slirp.ts';

export function writeNics(domain: Domain, { nics }: NicsPart, { offer }: Setting): void {
  for (const [index, nic] of nics.filter(throughArguments).entries())
    writeArguments(domain.qemuCommandline, nic, index, offer);
  for (const nic of nics) if (!throughArguments(nic)) writeCard(addTarget(domain.devices, nic), nic);
}

function addTarget({ interfaces }: Devices, { target }: PlannedNic): NetInterface {
  switch (target.to) {
    case 'network':
      return interfaces.add({ type: 'network', network: target.network });
    case 'bridge':
      return interfaces.add({ type: 'bridge', bridge: target.bridge });
    case 'direct':
      return interfaces.add({ type: 'direct', dev: target.device, mode: target.mode ?? 'bridge' });
    case 'function': {
      const card = interfaces.add({ type: 'hostdev', managed: true });
      Object.assign(card.sourceAddress, { type: 'pci', ...pciParts(target.address) });
      return card;
    }
    case 'user': {
      const card = interfaces.add({ type: 'user' });
      if (target.backend !== 'passt') return card;
      card.backend = 'passt';
      for (const { protocol, address = '127.0.0.1', host, guest } of target.forwards ?? [])
        card.portForwards.add({ proto: protocol, address, start: host, to: guest });
      return card;
    }
  }
}

function writeCard(card: NetInterface, nic: PlannedNic): void {
  card.mac = nic.mac;
  card.model = nic.model;
  if ((nic.queues ?? 1) > 1) card.queues = nic.queues;
  card.filter = nic.filter;
  card.mtu = nic.mtu;
  if (nic.vlan !== undefined) card.vlan.tags.add({ id: nic.vlan });
  if (nic.link === 'down') card.linkState = 'down';
  if (nic.inbound)
    Object.assign(card.bandwidth, {
      inboundAverage: nic.inbound.average,
      inboundPeak: nic.inbound.peak,
      inboundBurst: nic.inbound.burst,
    });
  if (nic.outbound)
    Object.assign(card.bandwidth, {
      outboundAverage: nic.outbound.average,
      outboundPeak: nic.outbound.peak,
      outboundBurst: nic.outbound.burst,
    });
  card.bootOrder = nic.bootOrder;
}
