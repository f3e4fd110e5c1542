import type { CloudInit } from '../../contract/create/cloud-init.ts';
import { yamlText } from './yaml-text.ts';

type Answer = NonNullable<CloudInit['network']>[number];

/** A network card of the guest; without a MAC address (a device of the host's) it cannot be told apart. */
export interface SeedNic {
  readonly mac?: string;
}

/**
 * Network configuration, version 2 (https://cloudinit.readthedocs.io/en/latest/reference/network-config-format-v2.html).
 * Undefined when there is no card to write of.
 */
export function networkConfig(answers: CloudInit['network'], nics: readonly SeedNic[]): string | undefined {
  const ethernets = nics.flatMap(({ mac }, index) =>
    mac === undefined ? [] : [[`eth${index}`, card(`eth${index}`, mac, index, answers?.[index])] as const],
  );
  if (ethernets.length === 0) return undefined;
  return yamlText({ version: 2, ethernets: Object.fromEntries(ethernets) });
}

function card(name: string, mac: string, index: number, answer: Answer = {}): object {
  const { addresses = [], gateway, nameservers = [], search = [] } = answer;
  return {
    match: { macaddress: mac.toLowerCase() },
    // Renderers other than netplan know a card by its name alone.
    'set-name': name,
    ...(addresses.length === 0 ? { dhcp4: true } : { dhcp4: false, addresses }),
    // The first start is not to wait minutes for an answer on a card that gets none.
    ...(index > 0 && { optional: true }),
    ...(gateway !== undefined && { routes: [{ to: everywhere(gateway), via: gateway }] }),
    ...((nameservers.length > 0 || search.length > 0) && {
      nameservers: {
        ...(nameservers.length > 0 && { addresses: nameservers }),
        ...(search.length > 0 && { search }),
      },
    }),
  };
}

/** Old cloud-init does not know the word `default`. */
function everywhere(gateway: string): string {
  return gateway.includes(':') ? '::/0' : '0.0.0.0/0';
}
