import { needed, number, onOff, type Section, text } from './field.ts';

export const dnsSections: readonly Section[] = [
  {
    title: 'Domain',
    tab: 'dns',
    part: 'dns',
    fields: [
      text(
        'domain',
        'Domain name',
        'Guests get it by DHCP, and are found by their names in it.',
        'lab.internal',
      ),
      onOff('domainLocalOnly', 'Answered here only', 'Names of the domain are never asked of other servers.'),
      onOff('dns.enabled', 'DNS server', 'Off: guests are given no DNS server by this network.', true),
      onOff(
        'dns.forwardPlainNames',
        'Ask others for names without a dot',
        'Off: such names are answered from here or not at all.',
        true,
      ),
    ],
  },
  {
    title: 'Names',
    tab: 'dns',
    part: 'dns',
    fields: [
      {
        path: 'dns.hosts',
        label: 'Addresses and their names',
        help: 'Answered to guests of this network, whoever has the address.',
        input: {
          kind: 'rows',
          row: [
            needed(text('ip', 'Address', undefined, '192.168.122.9')),
            { path: 'names', label: 'Names', input: { kind: 'words', placeholder: 'printer printer.lab' } },
          ],
          add: 'Add a name',
          empty: () => ({ ip: '', names: [] }),
          none: 'Only guests with a lease have names.',
        },
      },
    ],
  },
  {
    title: 'Forwarders',
    tab: 'dns',
    part: 'dns',
    fields: [
      {
        path: 'dns.forwarders',
        label: 'Who is asked for other names',
        help: 'Without any, whom the host asks. With a domain, only for names in it; a domain alone is never asked of others.',
        input: {
          kind: 'rows',
          row: [
            text('address', 'DNS server', undefined, '9.9.9.9'),
            text('domain', 'Domain', undefined, 'example.com'),
          ],
          add: 'Add a forwarder',
          empty: () => ({}),
          none: 'The servers that the host itself asks.',
        },
      },
    ],
  },
  {
    title: 'Other records',
    tab: 'dns',
    part: 'dns',
    fields: [
      {
        path: 'dns.texts',
        label: 'Texts (TXT)',
        input: {
          kind: 'rows',
          row: [needed(text('name', 'Name')), needed(text('value', 'Text'))],
          add: 'Add a text',
          empty: () => ({ name: '', value: '' }),
          none: 'No texts.',
        },
      },
      {
        path: 'dns.services',
        label: 'Services (SRV)',
        input: {
          kind: 'rows',
          row: [
            needed(text('service', 'Service', undefined, 'ldap')),
            {
              path: 'protocol',
              label: 'Protocol',
              needed: true,
              input: {
                kind: 'choice',
                choices: [
                  { value: 'tcp', label: 'TCP' },
                  { value: 'udp', label: 'UDP' },
                ],
              },
            },
            text('target', 'Target', undefined, 'dir.lab'),
            number('port', 'Port', undefined, { min: 0, max: 65_535 }),
            number('priority', 'Priority', undefined, { min: 0, max: 65_535 }),
            number('weight', 'Weight', undefined, { min: 0, max: 65_535 }),
          ],
          add: 'Add a service',
          empty: () => ({ service: '', protocol: 'tcp' }),
          none: 'No services.',
        },
      },
    ],
  },
];
