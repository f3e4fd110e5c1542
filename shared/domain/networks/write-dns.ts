import type { NetworkDns } from '../../contract/network-settings.ts';
import type { Network } from '../../libvirt-xml/documents/network.ts';
import { dropEmpty, syncList } from './sync-list.ts';

const nameKey = ({ name }: { name?: string | undefined }): string => name ?? '';

export function writeDns(view: Network, dns: NetworkDns): void {
  view.dns = dns.enabled;
  view.forwardPlainNames = dns.forwardPlainNames;
  const forwarderKey = ({ domain, address }: { domain?: string | undefined; address?: string | undefined }) =>
    `${domain ?? ''} ${address ?? ''}`;
  syncList(view.forwarders, dns.forwarders, forwarderKey, forwarderKey, (element, { domain, address }) => {
    element.domain = domain;
    element.address = address;
  });
  syncList(view.dnsTexts, dns.texts, nameKey, nameKey, (element, { name, value }) => {
    element.name = name;
    element.value = value;
  });
  const serviceKey = (each: {
    service?: string | undefined;
    protocol?: string | undefined;
    target?: string | undefined;
  }) => `${each.service ?? ''} ${each.protocol ?? ''} ${each.target ?? ''}`;
  syncList(view.dnsServices, dns.services, serviceKey, serviceKey, (element, service) => {
    element.service = service.service;
    element.protocol = service.protocol;
    element.domain = service.domain;
    element.target = service.target;
    element.port = service.port;
    element.priority = service.priority;
    element.weight = service.weight;
  });
  syncList(
    view.dnsHosts,
    dns.hosts,
    ({ ip }) => ip,
    ({ ip }) => ip ?? '',
    (element, { ip, names }) => {
      element.ip = ip;
      syncList(
        element.names,
        names,
        name => name,
        each => each.name ?? '',
        (each, name) => {
          each.name = name;
        },
      );
    },
  );
  dropEmpty(view.element, 'dns');
}
