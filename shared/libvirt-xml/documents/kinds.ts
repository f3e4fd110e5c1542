import { domain } from '../domain/domain.ts';
import { cpu } from '../domain/cpu.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import type { XmlElement } from '../xml/element.ts';
import { backup } from './backup.ts';
import { capabilities } from './capabilities.ts';
import { checkpoint } from './checkpoint.ts';
import { domainCapabilities } from './domain-capabilities.ts';
import { hostInterface } from './host-interface.ts';
import { network } from './network.ts';
import { networkFilter } from './network-filter.ts';
import { networkPort } from './network-port.ts';
import { nodeDevice } from './node-device.ts';
import { pool } from './pool.ts';
import { secret } from './secret.ts';
import { snapshot } from './snapshot.ts';
import { volume } from './volume.ts';

/** Documents that are kept as they are: nobody edits them by field yet. */
const opaque = defineView('opaque', {});

/** The kinds of document libvirt has, by its own name for them, each with its root element and its view. */
export const KINDS = {
  domain: { root: 'domain', view: domain },
  snapshot: { root: 'domainsnapshot', view: snapshot },
  checkpoint: { root: 'domaincheckpoint', view: checkpoint },
  backup: { root: 'domainbackup', view: backup },
  network: { root: 'network', view: network },
  networkPort: { root: 'networkport', view: networkPort },
  pool: { root: 'pool', view: pool },
  volume: { root: 'volume', view: volume },
  nodeDevice: { root: 'device', view: nodeDevice },
  secret: { root: 'secret', view: secret },
  networkFilter: { root: 'filter', view: networkFilter },
  networkFilterBinding: { root: 'filterbinding', view: opaque },
  hostInterface: { root: 'interface', view: hostInterface },
  capabilities: { root: 'capabilities', view: capabilities },
  domainCapabilities: { root: 'domainCapabilities', view: domainCapabilities },
  poolCapabilities: { root: 'storagepoolCapabilities', view: opaque },
  poolSources: { root: 'sources', view: opaque },
  cpu: { root: 'cpu', view: cpu },
  /** One device, as libvirt takes it to attach, detach or update. */
  domainDevice: { root: '', view: opaque },
  /** One part of a network, as libvirt takes it to update that network while it runs. */
  networkSection: { root: '', view: opaque },
  /** What libvirt's daemons write for themselves about a running object, the document inside. */
  status: { root: '', view: opaque },
  /** The description of a whole host for libvirt's test driver. */
  testHost: { root: 'node', view: opaque },
} as const;

export type DocumentKind = keyof typeof KINDS;

/** The view that goes with a kind. */
export type ViewOfKind<K extends DocumentKind> = ViewOf<(typeof KINDS)[K]['view']>;

const DEVICES = new Set(
  (
    'disk controller lease filesystem interface smartcard serial parallel console channel input tpm graphics ' +
    'sound audio video hostdev redirdev redirfilter hub watchdog memballoon rng nvram panic shmem memory iommu ' +
    'vsock crypto pstore'
  ).split(' '),
);
const NETWORK_SECTIONS = new Set('bridge host ip range forward portgroup dns txt srv'.split(' '));
const STATUS = new Set(['domstatus', 'networkstatus', 'poolstate', 'domsnapshotstatus']);

/** What a document is, by its root element; undefined for none of libvirt's. */
export function kindOf(root: XmlElement): DocumentKind | undefined {
  if (root.namespace !== null) return undefined;
  const { name } = root;
  // The only name with two meanings: a guest's interfaces have no name of their own.
  if (name === 'interface' && root.attr('name') === undefined) return 'domainDevice';
  for (const [kind, { root: expected }] of Object.entries(KINDS)) {
    if (expected === name) return kind as DocumentKind;
  }
  if (DEVICES.has(name)) return 'domainDevice';
  if (NETWORK_SECTIONS.has(name)) return 'networkSection';
  return STATUS.has(name) ? 'status' : undefined;
}
