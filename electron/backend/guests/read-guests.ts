import {
  type Connection as LibvirtConnection,
  ConnectListAllDomainsFlags,
  type DomainRef,
  DomainStatsTypes,
  LibvirtError,
} from 'node-libvirt';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { type GuestClaims, NO_CLAIMS, readClaims } from '#shared/domain/guests/claims.ts';
import { type GuestFacts, guestRow, type GuestRow, hasAgent, readMacs } from '#shared/domain/guests/row.ts';
import { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { XmlError } from '#shared/libvirt-xml/xml/error.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from './each-limited.ts';
import { domainRef } from './guest-key.ts';

/** What one reading of a guest gives: its row, what addresses are found by, and what it takes of the host. */
export interface GuestReading {
  readonly row: GuestRow;
  readonly macs: readonly string[];
  readonly agent: boolean;
  readonly claims: GuestClaims;
}

/** Calls in flight on one connection; libvirtd stops reading at five. */
const IN_FLIGHT = 4;

/**
 * The state and flags of every guest in four calls: the state of all from the bulk statistics, each flag from
 * a list filtered by it. Drivers without bulk statistics (LXC) are asked for each state.
 */
export async function readAllFacts(rpc: LibvirtConnection): Promise<GuestFacts[]> {
  const listed = async (flags: number) => {
    const { domains } = await rpc.call('connectListAllDomains', { needResults: 1, flags });
    return new Set(domains.map(({ uuid }) => uuid));
  };
  const [states, transient, autostart, saved] = await Promise.all([
    readAllStates(rpc),
    listed(ConnectListAllDomainsFlags.TRANSIENT),
    listed(ConnectListAllDomainsFlags.AUTOSTART),
    listed(ConnectListAllDomainsFlags.MANAGEDSAVE),
  ]);
  return states.map(({ domain, state }) => ({
    uuid: domain.uuid as string as Uuid,
    name: domain.name,
    state,
    persistent: !transient.has(domain.uuid),
    autostart: autostart.has(domain.uuid),
    saved: saved.has(domain.uuid),
  }));
}

interface DomainState {
  readonly domain: DomainRef;
  readonly state: number;
}

async function readAllStates(rpc: LibvirtConnection): Promise<DomainState[]> {
  try {
    const stats = { doms: [], stats: DomainStatsTypes.STATE, flags: 0 };
    const { retStats } = await rpc.call('connectGetAllDomainStats', stats);
    return retStats.map(({ dom, params }) => {
      const state = params.find(({ field }) => field === 'state.state')?.value;
      return { domain: dom, state: state?.type === 'int' ? state.value : 0 };
    });
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    return await readEachState(rpc);
  }
}

async function readEachState(rpc: LibvirtConnection): Promise<DomainState[]> {
  const { domains } = await rpc.call('connectListAllDomains', { needResults: 1, flags: 0 });
  const states: DomainState[] = [];
  await eachLimited(domains, IN_FLIGHT, async domain => {
    try {
      const { state } = await rpc.call('domainGetState', { dom: domain, flags: 0 });
      states.push({ domain, state });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  });
  return states;
}

/** The document of one guest as a row; undefined when the guest is gone meanwhile. */
export async function readWithFacts(
  rpc: LibvirtConnection,
  connection: ConnectionId,
  facts: GuestFacts,
): Promise<GuestReading | undefined> {
  try {
    const { xml } = await rpc.call('domainGetXmlDesc', { dom: domainRef(facts), flags: 0 });
    return toReading(connection, facts, xml);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Everything about one guest, read anew; undefined when it is gone. */
export async function readGuest(
  rpc: LibvirtConnection,
  connection: ConnectionId,
  uuid: Uuid,
): Promise<GuestReading | undefined> {
  try {
    // The name may have changed: it is what is asked for first.
    const found = await rpc.call('domainLookupByUuid', { uuid: uuid as string as DomainRef['uuid'] });
    const { dom } = found;
    const [state, description, persistent, autostart, saved] = await Promise.all([
      rpc.call('domainGetState', { dom, flags: 0 }),
      rpc.call('domainGetXmlDesc', { dom, flags: 0 }),
      rpc.call('domainIsPersistent', { dom }),
      rpc.call('domainGetAutostart', { dom }).catch(withoutSupport({ autostart: 0 })),
      rpc.call('domainHasManagedSaveImage', { dom, flags: 0 }).catch(withoutSupport({ result: 0 })),
    ]);
    const facts: GuestFacts = {
      uuid,
      name: dom.name,
      state: state.state,
      persistent: persistent.persistent === 1,
      autostart: autostart.autostart === 1,
      saved: saved.result === 1,
    };
    return toReading(connection, facts, description.xml);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function toReading(connection: ConnectionId, facts: GuestFacts, xml: string): GuestReading {
  const domain = readDomain(xml);
  return {
    row: guestRow(connection, facts, domain),
    macs: readMacs(domain),
    agent: hasAgent(domain),
    claims: readClaims(domain),
  };
}

/** A guest whose document libvirt does not give. */
export function readingOfFacts(connection: ConnectionId, facts: GuestFacts): GuestReading {
  const row = guestRow(connection, facts, new XmlElement('domain'));
  return { row, macs: [], agent: false, claims: NO_CLAIMS };
}

/** A document we cannot read hides no guest: its row shows what is known without it. */
function readDomain(xml: string): XmlElement {
  try {
    return parseDocument(xml).root;
  } catch (error) {
    if (error instanceof XmlError) return new XmlElement('domain');
    throw error;
  }
}

function withoutSupport<Answer>(answer: Answer) {
  return (error: unknown): Answer => {
    if (isUnsupported(error)) return answer;
    throw error;
  };
}

export function isUnsupported(error: unknown): boolean {
  return (
    error instanceof LibvirtError &&
    ['NO_SUPPORT', 'ARGUMENT_UNSUPPORTED', 'OPERATION_UNSUPPORTED'].includes(error.codeName)
  );
}

export function isGone(error: unknown): boolean {
  return error instanceof LibvirtError && error.codeName === 'NO_DOMAIN';
}
