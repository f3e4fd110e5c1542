import { type BridgeAddressing, type HostInterface } from '../../contract/host-bridges.ts';
import { bridgeNameSchema } from '../../contract/host-bridge-step.ts';
import type { HostPlan } from '../../contract/host-plan.ts';
import { BITS, contains, parseAddress, subnetOf } from '../networks/addresses.ts';

type Problem = HostPlan['problems'][number];

const invalid = (field: string, called: string, reason: string): Problem => ({
  field,
  failure: { code: 'INPUT_INVALID', params: { field: called, reason } },
});

export function checkName(bridge: string, interfaces: readonly HostInterface[]): Problem[] {
  if (!bridgeNameSchema.safeParse(bridge).success) {
    return [
      invalid('bridge', 'Name', 'A bridge is named like br0, with 15 letters, digits, _ and - at most.'),
    ];
  }
  const taken = interfaces.some(({ name }) => name === bridge);
  return taken ? [{ field: 'bridge', failure: { code: 'NAME_TAKEN', params: { name: bridge } } }] : [];
}

export function checkAddressing(addressing: BridgeAddressing, below: HostInterface): Problem[] {
  if (addressing.mode === 'keep') {
    const known = below.source !== undefined || below.manager === 'ifupdown';
    return known
      ? []
      : [
          invalid(
            'addressing',
            'Addresses',
            `${below.name} has no settings that the bridge could take over.`,
          ),
        ];
  }
  if (addressing.mode !== 'static') return [];
  const { addresses, gateways, dns } = addressing;
  const parsed = addresses.map(prefixed);
  const subnets = parsed.flatMap(each => (each ? [each.subnet] : []));
  const families = new Set<string>();
  return [
    ...(addresses.length === 0 ? [invalid('addressing', 'Addresses', 'Say one address at least.')] : []),
    ...parsed.flatMap((each, at) =>
      each
        ? []
        : [
            invalid(
              `addressing.addresses.${at}`,
              'Addresses',
              `“${addresses[at] ?? ''}” is none: write it like 192.168.1.20/24.`,
            ),
          ],
    ),
    ...gateways.flatMap((text, at) => {
      const field = `addressing.gateways.${at}`;
      const gateway = parseAddress(text);
      if (!gateway) return [invalid(field, 'Gateway', `“${text}” is no IP address.`)];
      if (families.has(gateway.family))
        return [invalid(field, 'Gateway', 'There is one of each kind of IP at most.')];
      families.add(gateway.family);
      const near = subnets.some(subnet => contains(subnet, gateway)) || /^fe[89ab]/i.test(text);
      return near || subnets.length < addresses.length
        ? []
        : [
            invalid(
              field,
              'Gateway',
              `${text} is in none of the networks of the addresses: nothing could be reached by it.`,
            ),
          ];
    }),
    ...dns.flatMap((text, at) =>
      parseAddress(text)
        ? []
        : [invalid(`addressing.dns.${at}`, 'DNS server', `“${text}” is no IP address.`)],
    ),
  ];
}

function prefixed(text: string) {
  const [address = '', length = ''] = text.split('/');
  const parsed = parseAddress(address);
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (!parsed || prefix < 1 || prefix > BITS[parsed.family]) return undefined;
  const subnet = subnetOf(parsed, prefix);
  return subnet && { subnet };
}
