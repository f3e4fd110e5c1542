import type { NetworkManager } from '../../contract/host-bridge-step.ts';
import type { ManagerFacts } from './manager-facts.ts';

export interface Owner {
  readonly manager: NetworkManager;
  /** networkd's file, NetworkManager's UUID, netplan's name for it. */
  readonly source?: string;
}

const NETPLAN_FILE = /^\/run\/systemd\/network\/10-netplan-(.+)\.network$/;

/**
 * Who sets an interface up. Where several are installed, the one that says it has it now; a stanza of ifupdown counts
 * only where none of the others has it. netplan goes before those that it writes files for: theirs are made anew.
 */
export function ownerOf(name: string, facts: ManagerFacts): Owner | undefined {
  const networkd = facts.networkd.find(each => each.name === name);
  if (networkd?.file !== undefined) {
    const id = NETPLAN_FILE.exec(networkd.file)?.[1];
    return id === undefined
      ? { manager: 'networkd', source: networkd.file }
      : { manager: 'netplan', source: id };
  }
  const profile = facts.networkManager.find(each => each.name === name);
  if (profile) {
    const written = facts.netplan.some(({ by, id }) => by === 'networkmanager' && id === name);
    if (written) return { manager: 'netplan', source: name };
    return { manager: 'networkmanager', ...(profile.uuid !== undefined && { source: profile.uuid }) };
  }
  return facts.ifupdown.includes(name) ? { manager: 'ifupdown' } : undefined;
}

/** Managers of this host, each with the interfaces that are its. */
export function managersOf(
  names: readonly string[],
  facts: ManagerFacts,
): { manager: NetworkManager; interfaces: string[] }[] {
  const found = new Map<NetworkManager, string[]>();
  for (const name of names) {
    const owner = ownerOf(name, facts);
    if (owner) found.set(owner.manager, [...(found.get(owner.manager) ?? []), name]);
  }
  return [...found].map(([manager, interfaces]) => ({ manager, interfaces }));
}
