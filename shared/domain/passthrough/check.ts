import type { DeviceMap, PciDevice } from '../../contract/devices.ts';
import type { HostRun } from '../../contract/host-changes.ts';
import type { PassthroughCheck, PassthroughPlan } from '../../contract/passthrough.ts';
import type { PassthroughWay } from '../../contract/passthrough-request.ts';
import type { DeviceFacts } from '../devices/facts.ts';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { pciAddress } from '../guests/claims.ts';
import { FREE_DRIVERS } from './free-drivers.ts';
import { pageBytes } from './host/page-steps.ts';

type Expected = PassthroughPlan['verify'][number];
type Found = Pick<PassthroughCheck, 'verdict' | 'found' | 'remedy'>;

export interface Evidence {
  readonly way: PassthroughWay;
  readonly devices: readonly {
    readonly address: string;
    readonly ids: string;
    readonly driver?: string | undefined;
  }[];
  readonly map: DeviceMap;
  readonly facts?: DeviceFacts;
  /** Missing: the host had no steps, or its helper tells of no such run. */
  readonly run?: HostRun;
  /** The guest's lasting document; missing: it is gone. */
  readonly document?: string;
  readonly running: boolean;
}

/** What is found where something has to be so; a fact that cannot be had is `unknown`, never `ok`. */
export function checkAll(expected: readonly Expected[], evidence: Evidence): PassthroughCheck[] {
  return expected.map(each => ({ ...each, ...checks[each.id](each, evidence) }));
}

const ok = (found: string): Found => ({ verdict: 'ok', found });
const wrong = (found: string, remedy: string): Found => ({ verdict: 'wrong', found, remedy });
const unknown = (found: string): Found => ({ verdict: 'unknown', found });
const UNREAD = 'the host’s files cannot be read over this connection';

const checks: Readonly<Record<Expected['id'], (expected: Expected, evidence: Evidence) => Found>> = {
  'helper-run': (_, { run }) => {
    if (!run) return wrong('the host has no record of it', 'Undo this here and make a new plan.');
    if (run.state === 'after') return ok('complete');
    return run.state === 'before'
      ? wrong('undone', 'It was undone on the host itself: undo the guest’s part here too.')
      : wrong('interrupted', 'Continue it, or undo it.');
  },
  rebooted: (_, { run }) => {
    if (!run) return unknown('the host has no record of it');
    return run.rebootPending ? wrong('not restarted yet', 'Restart the host.') : ok('restarted since');
  },
  'kernel-arguments': ({ expected }, { facts }) => {
    if (!facts) return unknown(UNREAD);
    const missing = expected.split(' ').filter(word => !facts.boot.arguments.includes(word));
    if (missing.length === 0) return ok(expected);
    return wrong(
      `without ${missing.join(' ')}`,
      'Restart the host. If they are still missing then, another boot entry or loader is in use.',
    );
  },
  iommu: (_, { map }) =>
    map.iommu.on
      ? ok(`on, ${map.iommu.groups} groups`)
      : wrong('off', 'Look whether VT-d or AMD-Vi is on in the firmware; the doctor tells more.'),
  modules: (_, { facts }) => {
    if (!facts) return unknown(UNREAD);
    const { vfioPci } = facts.vfio;
    if (vfioPci === 'loaded') return ok('loaded');
    return vfioPci === 'built-in'
      ? ok('part of the kernel')
      : wrong('not loaded', 'Restart the host; this start may have been one with innkeeper=off.');
  },
  driver: ({ address }, evidence) => driverFound(address ?? '', evidence),
  group: ({ address }, { map, devices }) => {
    const group = map.pci.find(device => device.address === address)?.group;
    if (group === undefined) return wrong('it is in none', 'The IOMMU has to be on: see above.');
    const own = new Set(devices.map(device => device.address));
    const others = map.pci.filter(
      device => device.group === group && !own.has(device.address) && isHeld(device),
    );
    if (others.length === 0) return ok(`group ${group}, nothing else in use`);
    const names = others.map(({ name, address: at, driver }) => `${name} (${at}, ${driver ?? ''})`);
    return wrong(`${names.join(', ')}`, 'Give those away too, or put the card into another slot.');
  },
  'huge-pages': ({ title, expected }, { facts }) => {
    if (!facts) return unknown(UNREAD);
    const size = pageBytes[title.includes('1 GiB') ? '1G' : '2M'];
    const node = /node (\d+)/.exec(title)?.[1];
    const pages = facts.hugePages.filter(each => each.size === size);
    const some = pages.filter(each =>
      node === undefined ? each.node === undefined : each.node === Number(node),
    );
    const total = (some.length > 0 ? some : pages).reduce((sum, each) => sum + each.total, 0);
    return total >= Number(expected)
      ? ok(String(total))
      : wrong(String(total), 'The host’s memory is in pieces: restart it, or take fewer pages.');
  },
  'guest-document': (_, { document, devices }) => {
    if (document === undefined) return wrong('the guest is gone', 'Undo this: nobody needs it any more.');
    const has = addressesIn(document);
    const missing = devices.filter(({ address }) => !has.has(address));
    return missing.length === 0
      ? ok('has every function')
      : wrong(
          `without ${missing.map(({ address }) => address).join(', ')}`,
          'It was edited since: undo this and make a new plan.',
        );
  },
};

/** Bridges stay, and what nothing drives does no harm. */
const isHeld = ({ driver, kind }: PciDevice) =>
  kind !== 'bridge' && driver !== undefined && driver !== 'pcieport' && !FREE_DRIVERS.has(driver);

function driverFound(address: string, { map, devices, way, running }: Evidence): Found {
  const present = map.pci.find(device => device.address === address);
  const ours = devices.find(device => device.address === address);
  if (!present)
    return wrong(
      'no device there',
      'It was taken out, or has another address now: undo this, and plan anew.',
    );
  if (ours && present.ids !== ours.ids)
    return wrong(
      `another device: ${present.name} (${present.ids})`,
      'Cards moved: undo this, and plan anew with the new address.',
    );
  const driver = present.driver ?? 'no driver';
  if (way === 'boot')
    return driver === 'vfio-pci'
      ? ok(driver)
      : wrong(driver, 'Restart the host. If it stays so, this start may have been one with innkeeper=off.');
  if (running && driver !== 'vfio-pci')
    return wrong(driver, 'The guest runs without it: shut it down and start it again.');
  return ok(driver);
}

/** Addresses of the PCI devices that a document hands to its guest. */
export function addressesIn(xml: string): Set<string> {
  const { hostdevs } = domain.of(parseDocument(xml).root).devices;
  return new Set(
    hostdevs.items.flatMap(({ type, sourceAddress: at }) =>
      type === 'pci'
        ? [
            pciAddress(
              Number(at.domain ?? 0),
              Number(at.bus ?? 0),
              Number(at.slot ?? 0),
              Number(at.function ?? 0),
            ),
          ]
        : [],
    ),
  );
}
