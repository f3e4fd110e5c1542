import type { NetworkSettings } from '../../../contract/network-settings.ts';
import { parseAddress } from '../addresses.ts';
import { isDnsName, type Problem, repeated, write, wrong } from './problem.ts';

/** DNS, as libvirt hands it to dnsmasq: conf/network_conf.c. */
export function checkDns({ dns, domain }: NetworkSettings): Problem[] {
  const problems: Problem[] = [];
  const { forwarders, hosts, texts, services } = dns;
  if (domain !== undefined && !isDnsName(domain))
    problems.push(wrong('domain', 'Domain name', `“${domain}” is no domain name.`, write.domain));
  const told = forwarders.length + hosts.length + texts.length + services.length;
  if (dns.enabled === false && told > 0)
    problems.push(
      wrong(
        'dns.enabled',
        'DNS server',
        'There are names and forwarders for it.',
        'Take them out, or leave it on.',
      ),
    );
  for (const [at, forwarder] of forwarders.entries()) {
    const { address, domain: zone } = forwarder;
    if (address === undefined && zone === undefined)
      problems.push(
        wrong(
          `dns.forwarders.${at}.address`,
          'Forwarder',
          'It leads nowhere.',
          'Write the address of a DNS server such as 9.9.9.9, a domain, or both.',
        ),
      );
    if (address !== undefined && !parseAddress(address))
      problems.push(
        wrong(`dns.forwarders.${at}.address`, 'Forwarder', `“${address}” is no IP address.`, write.address),
      );
    if (zone !== undefined && !isDnsName(zone))
      problems.push(
        wrong(`dns.forwarders.${at}.domain`, 'Forwarder', `“${zone}” is no domain name.`, write.domain),
      );
  }
  for (const [at, { ip, names }] of hosts.entries()) {
    if (!parseAddress(ip))
      problems.push(wrong(`dns.hosts.${at}.ip`, 'Address', `“${ip}” is no IP address.`, write.address));
    const odd = names.find(name => !isDnsName(name));
    if (names.length === 0)
      problems.push(
        wrong(
          `dns.hosts.${at}.names`,
          'Names',
          'It has no name.',
          'Write at least one, such as web.example.test.',
        ),
      );
    if (odd !== undefined)
      problems.push(wrong(`dns.hosts.${at}.names`, 'Names', `“${odd}” is no name.`, write.domain));
  }
  for (const { at, key } of repeated(hosts, ({ ip }) => ip))
    problems.push(
      wrong(`dns.hosts.${at}.ip`, 'Address', `${key} is in the list already.`, 'Put all its names there.'),
    );
  for (const [at, { name }] of texts.entries())
    if (!isDnsName(name))
      problems.push(wrong(`dns.texts.${at}.name`, 'Name', `“${name}” is no name.`, write.domain));
  for (const { at, key } of repeated(texts, ({ name }) => name))
    problems.push(
      wrong(`dns.texts.${at}.name`, 'Name', `${key} has a text already.`, 'Take one of the two out.'),
    );
  for (const [at, service] of services.entries())
    problems.push(...checkService(service, `dns.services.${at}`));
  return problems;
}

function checkService(
  { service, protocol, domain, target }: NetworkSettings['dns']['services'][number],
  field: string,
): Problem[] {
  // libvirt puts the underscore before it.
  if (!/^[a-z0-9-]{1,15}$/i.test(service))
    return [
      wrong(
        `${field}.service`,
        'Service',
        `“${service}” is no service.`,
        'Write 1 to 15 letters, digits or dashes, such as ldap.',
      ),
    ];
  if (protocol !== 'tcp' && protocol !== 'udp')
    return [
      wrong(
        `${field}.protocol`,
        'Protocol',
        `“${protocol}” is no protocol of services.`,
        'Write tcp or udp.',
      ),
    ];
  if (domain !== undefined && !isDnsName(domain))
    return [wrong(`${field}.domain`, 'Domain', `“${domain}” is no domain name.`, write.domain)];
  if (target !== undefined && !isDnsName(target) && target !== '.')
    return [wrong(`${field}.target`, 'Target', `“${target}” is no name.`, write.domain)];
  return [];
}
