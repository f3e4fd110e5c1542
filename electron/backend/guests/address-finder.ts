import { ConnectListAllNetworksFlags, DomainInterfaceAddressesSource } from 'node-libvirt';
import type { GuestRef } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { askAgent } from '../agent/ask-agent.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { domainRef, type GuestKey, guestKey } from './guest-key.ts';
import type { GuestStore } from './guest-store.ts';

/** Leases have no event: they are looked at some seconds after a start, and now and then while watched. */
const AFTER_START_MS = [3_000, 6_000, 10_000, 16_000, 30_000];
const WHILE_WATCHED_MS = 30_000;
/** The agent answers before the guest's network is up. */
const AGENT_AGAIN_MS = 15_000;
const AGENT_WITHIN_MS = 10_000;

/**
 * Finds the addresses of the running guests of one link: from the DHCP leases of its networks, one call for a
 * whole network, and from a guest's agent once, when it connects. Nothing is asked again and again of a guest.
 */
export class AddressFinder {
  readonly #live: LiveConnection;
  readonly #store: GuestStore;
  readonly #log: Logger;
  readonly #fromAgent = new Map<GuestKey, string[]>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #leases = new Map<string, string[]>();
  #readingLeases = false;
  #expected = false;

  constructor(live: LiveConnection, store: GuestStore, log: Logger) {
    this.#live = live;
    this.#store = store;
    this.#log = log;
    live.gone.addEventListener('abort', () => this.#stop(), { once: true });
  }

  start(): void {
    if (this.#live.gone.aborted) return;
    this.#readLeases();
    const again = setInterval(() => {
      if (this.#store.watched) this.#readLeases();
    }, WHILE_WATCHED_MS);
    again.unref();
    this.#timers.add(again);
  }

  /** A guest has just started. */
  expectLeases(): void {
    if (this.#expected) return;
    this.#expected = true;
    for (const wait of AFTER_START_MS) this.#later(wait, () => this.#readLeases());
    this.#later(AFTER_START_MS[0] ?? 0, () => (this.#expected = false));
  }

  askAgent(ref: GuestRef): void {
    void this.#readAgent(ref);
    this.#later(AGENT_AGAIN_MS, () => void this.#readAgent(ref));
  }

  #later(wait: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, wait);
    timer.unref();
    this.#timers.add(timer);
  }

  #stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #running() {
    return this.#store.list(this.#live.id).filter(guest => isActive(guest.state));
  }

  #readLeases(): void {
    if (this.#readingLeases || !this.#running().some(guest => this.#store.macs(guest).length > 0)) return;
    this.#readingLeases = true;
    this.#collectLeases()
      .then(leases => {
        this.#leases = leases;
        for (const guest of this.#running()) this.#show(guest);
      })
      .catch((error: unknown) => this.#log.debug({ err: error, connection: this.#live.id }, 'No leases'))
      .finally(() => (this.#readingLeases = false));
  }

  async #collectLeases(): Promise<Map<string, string[]>> {
    const { rpc } = this.#live;
    const flags = ConnectListAllNetworksFlags.ACTIVE;
    const { nets } = await rpc.call('connectListAllNetworks', { needResults: 1, flags });
    const byMac = new Map<string, string[]>();
    for (const net of nets) {
      const asked = { net, mac: null, needResults: 1, flags: 0 };
      const { leases } = await rpc.call('networkGetDhcpLeases', asked);
      for (const { mac, ipaddr } of leases) {
        if (mac === null) continue;
        const addresses = byMac.get(mac.toLowerCase()) ?? [];
        byMac.set(mac.toLowerCase(), [...addresses, ipaddr]);
      }
    }
    return byMac;
  }

  async #readAgent(ref: GuestRef): Promise<void> {
    const guest = this.#store.get(ref);
    if (guest === undefined || !isActive(guest.state)) return;
    try {
      const source = DomainInterfaceAddressesSource.AGENT;
      const question = { guest: guest.name, withinMs: AGENT_WITHIN_MS };
      const { ifaces } = await askAgent(this.#live, question, (rpc, signal) =>
        rpc.call('domainInterfaceAddresses', { dom: domainRef(guest), source, flags: 0 }, { signal }),
      );
      const addresses = ifaces.flatMap(({ addrs }) => addrs.map(({ addr }) => addr));
      this.#fromAgent.set(guestKey(ref), addresses);
      this.#show(ref);
    } catch (error) {
      this.#log.debug({ err: error, guest: ref }, 'The agent told no addresses');
    }
  }

  #show(ref: GuestRef): void {
    const leased = this.#store.macs(ref).flatMap(mac => this.#leases.get(mac) ?? []);
    const addresses = [...leased, ...(this.#fromAgent.get(guestKey(ref)) ?? [])].filter(isReachable);
    const ordered = [...new Set(addresses)].sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')));
    this.#store.patch(ref, { addresses: ordered });
  }
}

/** Not loopback, and not link-local: those say nothing to a person. */
export function isReachable(address: string): boolean {
  return !/^(127\.|169\.254\.|::1$|fe80:)/i.test(address);
}
