import type { NetworkAction } from '../../contract/networks.ts';
import { network as networkView } from '../../libvirt-xml/documents/network.ts';
import { XmlSyntaxError } from '../../libvirt-xml/xml/error.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { checkSettings } from './checks/check-settings.ts';
import { warnOf } from './checks/neighbours.ts';
import type { NetworkFacts } from './facts.ts';
import { liveUpdates, type LiveUpdate } from './live-updates.ts';
import { modeOf } from './modes.ts';
import { cutOff, type Draft, type NetworkDocuments, restartWork, work } from './network-work.ts';
import { readSettings } from './read-settings.ts';
import { waitingChanges } from './waiting.ts';
import { fitted, writeSettings } from './write-settings.ts';

type Defining = Extract<NetworkAction, { do: 'create' | 'edit' | 'define' }>;

/** Makes a network, or changes one that is there: what libvirt can change while it runs happens at once. */
export function planDefine(action: Defining, facts: NetworkFacts, present?: NetworkDocuments): Draft {
  if (action.do === 'create') return planCreate(action, facts);
  if (action.do === 'define') return planDocument(action, facts, present);
  if (!present) return absent;
  if (present.revision !== action.revision) return changedMeanwhile(present);
  return planChange(present, documentOf(action.settings, present.lasting), facts, action.restart === true);
}

/** The document that settings come to, on top of one that is there. */
export function documentOf(settings: Parameters<typeof writeSettings>[1], before = '<network/>\n'): string {
  const document = parseDocument(before);
  const view = networkView.of(document.root);
  writeSettings(view, before === '<network/>\n' ? fitted(settings) : settings);
  return document.toString();
}

function planCreate(action: Extract<Defining, { do: 'create' }>, facts: NetworkFacts): Draft {
  const settings = fitted(action.settings);
  const { name, mode } = settings;
  return {
    title: `Make the network “${name}”`,
    problems: checkSettings(settings, facts),
    warnings: warnOf(settings, facts),
    work: [
      work(`Define it: ${modeOf(mode).label}`, { do: 'define', xml: documentOf(settings) }),
      ...(action.start ? [work('Start it', { do: 'start' })] : []),
      ...(action.autostart ? [work('Let it start with the host', { do: 'autostart', on: true })] : []),
    ],
  };
}

function planDocument(
  action: Extract<Defining, { do: 'define' }>,
  facts: NetworkFacts,
  present: NetworkDocuments | undefined,
): Draft {
  const view = readView(action.xml);
  if ('reason' in view) {
    const failure = { code: 'DOCUMENT_REJECTED' as const, params: { reason: view.reason } };
    return { title: 'Define a network', problems: [{ field: 'xml', failure }] };
  }
  if (action.uuid !== undefined && !present) return absent;
  if (present && present.revision !== action.revision) return changedMeanwhile(present);
  if (present) return planChange(present, action.xml, facts, false);
  const settings = readSettings(view);
  return {
    title: `Make the network “${settings.name}”`,
    problems: checkSettings(settings, facts),
    warnings: warnOf(settings, facts),
    work: [work('Define it', { do: 'define', xml: action.xml })],
  };
}

function readView(xml: string) {
  try {
    const { root } = parseDocument(xml);
    if (root.name === 'network') return networkView.of(root);
    return { reason: `It begins with <${root.name}>, and a network with <network>.` };
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    return { reason: `Line ${error.line}, column ${error.column}: ${error.reason}` };
  }
}

function planChange(
  { known, lasting, running }: NetworkDocuments,
  xml: string,
  facts: NetworkFacts,
  restart: boolean,
): Draft {
  const { name } = known.network;
  const next = networkView.of(parseDocument(xml).root);
  const settings = readSettings(next);
  const title = `Change the network “${name}”`;
  const renamed = settings.name !== name || next.uuid !== networkView.of(parseDocument(lasting).root).uuid;
  if (renamed)
    return {
      title,
      problems: [
        {
          field: 'name',
          failure: {
            code: 'INPUT_INVALID',
            params: {
              field: 'Name',
              reason: 'libvirt gives no network another name or UUID. Make a new one.',
            },
          },
        },
      ],
    };
  const problems = checkSettings(settings, facts, name);
  if (xml === lasting) return { title: `${title}: nothing is changed`, problems };
  const now = running === undefined ? undefined : networkView.of(parseDocument(running).root);
  const updates = now ? liveUpdates(now, next) : [];
  const waiting = now ? stillWaiting(now, next, updates) : [];
  return {
    title,
    problems,
    warnings: [
      ...warnOf(settings, facts, readSettings(networkView.of(parseDocument(lasting).root))),
      ...(waiting.length > 0 && !restart ? [waits(waiting)] : []),
      ...(waiting.length > 0 && restart ? cutOff(known, 'for a moment') : []),
    ],
    takesEffect: waiting.length > 0 && !restart ? 'network-start' : 'now',
    work: [
      work('Write its definition', { do: 'define', xml }),
      ...(restart && waiting.length > 0
        ? restartWork(known)
        : updates.map(update => work(updateWords(update), { do: 'update', update }))),
    ],
  };
}

/** What differs from what runs, once the updates were made. */
function stillWaiting(
  now: Parameters<typeof liveUpdates>[0],
  next: Parameters<typeof liveUpdates>[0],
  updates: readonly LiveUpdate[],
): string[] {
  const running = readSettings(now);
  const wanted = readSettings(next);
  const sections = new Set(updates.map(({ section }) => section));
  const after = {
    ...running,
    addresses: running.addresses.map(address => {
      const match = wanted.addresses.find(each => each.address === address.address);
      return match ? { ...address, ranges: match.ranges, hosts: match.hosts } : address;
    }),
    dns: { ...running.dns, hosts: wanted.dns.hosts, texts: wanted.dns.texts, services: wanted.dns.services },
    portGroups: wanted.portGroups,
    ...(sections.has('FORWARD_INTERFACE') && { devices: wanted.devices }),
  };
  return waitingChanges(after, wanted).map(({ label }) => label);
}

const waits = (labels: readonly string[]) => ({
  text: `${labels.join(', ')}: this waits until the network starts the next time.`,
  why: 'libvirt changes leases, ranges, names and port groups of a running network, and nothing else.',
  remedy: 'Restart the network, now or when it suits its guests.',
});

const sectionWords: Readonly<Record<LiveUpdate['section'], string>> = {
  IP_DHCP_HOST: 'fixed lease',
  IP_DHCP_RANGE: 'DHCP range',
  FORWARD_INTERFACE: 'card of the host',
  PORTGROUP: 'port group',
  DNS_HOST: 'DNS name',
  DNS_TXT: 'DNS text',
  DNS_SRV: 'DNS service',
};

function updateWords({ command, section, xml }: LiveUpdate): string {
  const { root } = parseDocument(xml);
  const what =
    ['name', 'ip', 'mac', 'start', 'dev', 'service'].flatMap(each => root.attr(each) ?? [])[0] ?? '';
  return `${command === 'ADD' ? 'Add' : 'Take out'} the ${sectionWords[section]} ${what} while it runs`;
}

const absent: Draft = {
  title: 'Change the network',
  problems: [{ failure: { code: 'NETWORK_ABSENT', params: {} } }],
};

function changedMeanwhile({ known }: NetworkDocuments): Draft {
  const { name } = known.network;
  return {
    title: `Change the network “${name}”`,
    problems: [{ failure: { code: 'CONFLICT', params: { name } } }],
  };
}
