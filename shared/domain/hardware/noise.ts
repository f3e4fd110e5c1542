import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { toBytes } from '../../libvirt-xml/view/sizes.ts';
import type { Item } from './item-id.ts';

/**
 * What libvirt writes into the document of a running guest by itself (virDomainDefFormat without INACTIVE): names and
 * places it handed out, and states. Paths below the element of a device, without indices.
 */
const always: Readonly<Record<string, readonly string[]>> = {
  '*': ['alias'],
  disk: ['source/@index', 'mirror', 'target/@tray', 'source/reservations'],
  channel: ['target/@state'],
  memory: ['target/current'],
  domain: ['@id', 'devices'],
  hostdev: ['source/@missing'],
};

/** What it fills in where the lasting document leaves it out; there it is a setting. */
const filledIn: Readonly<Record<string, readonly string[]>> = {
  '*': ['address', 'source/@tls'],
  disk: ['backingStore', 'driver/@type', 'driver/@name', 'source/@mode', 'privateData'],
  interface: ['target/@dev', 'target/@managed', 'virtualport', 'backend', 'actual', 'guest/@dev'],
  graphics: ['@listen', '@socket', 'listen/@address', 'listen/@socket', '@passwd', '@passwdValidTo'],
  channel: ['source'],
  filesystem: ['binary', 'source/@socket', 'idmap'],
  hostdev: ['source/address', 'driver'],
  memory: ['address/@base'],
  vsock: ['cid/@address'],
  tpm: ['backend/profile'],
  video: ['driver'],
  domain: [
    'vcpus',
    'resource',
    'seclabel',
    'idmap',
    'launchSecurity/cbitpos',
    'launchSecurity/reducedPhysBits',
  ],
};

/**
 * Copies of an item of the running document and of the lasting one, without what differs between the two although
 * nobody changed anything.
 */
export function withoutNoise(live: Item, next: Item): { live: Item; next: Item } {
  const copies = { live: { ...live, node: live.node.clone() }, next: { ...next, node: next.node.clone() } };
  const [before, after] = [copies.live.node, copies.next.node];
  const { element } = next;
  for (const path of [...(always['*'] ?? []), ...(always[element] ?? [])]) {
    drop(before, path);
    drop(after, path);
  }
  for (const path of [...(filledIn['*'] ?? []), ...(filledIn[element] ?? [])]) {
    if (!has(after, path) || !has(before, path)) {
      drop(before, path);
      if (path === 'address') drop(after, path);
    }
  }
  special[element]?.(before, after);
  return copies;
}

/** The element of a running device as one that could be defined or plugged in anew. */
export function asDefined({ node, element }: Item): XmlElement {
  const copy = node.clone();
  const paths = [always['*'], always[element], filledIn[element]].flatMap(each => each ?? []);
  for (const path of paths) if (!(element === 'interface' && path === 'virtualport')) drop(copy, path);
  special[element]?.(copy, copy);
  return copy;
}

const special: Readonly<Record<string, (live: XmlElement, next: XmlElement) => void>> = {
  disk: (live, next) => {
    // An empty drive has no format while it runs.
    if (!live.child('source') && !next.child('source'))
      for (const each of [live, next]) drop(each, 'driver/@type');
  },
  interface: live => {
    if (live.attr('type') !== 'network') return;
    // Which bridge the network is, and its port there.
    for (const path of ['source/@portid', 'source/@bridge']) drop(live, path);
  },
  graphics: (live, next) => {
    // -1 in the lasting document, or nothing; the port in the running one.
    if (next.attr('autoport') === 'yes') for (const each of [live, next]) each.setAttr('port', undefined);
    if (next.attr('autoport') === 'yes') for (const each of [live, next]) each.setAttr('tlsPort', undefined);
  },
  serial: terminal,
  parallel: terminal,
  console: (live, next) => {
    terminal(live, next);
    const isPort = next.child('target')?.attr('type') === 'serial';
    if (!isPort) for (const each of [live, next]) drop(each, 'target/@port');
  },
  domain: (live, next) => {
    settings(live, next);
    unlimited(live, next);
    balloon(live, next);
    processor(live.child('cpu'), next.child('cpu'));
  },
};

/** A pseudo terminal has another path after each start. */
function terminal(live: XmlElement, next: XmlElement): void {
  for (const each of [live, next]) {
    each.setAttr('tty', undefined);
    if (each.attr('type') === 'pty') each.child('source')?.remove();
  }
}

function settings(live: XmlElement, next: XmlElement): void {
  for (const each of [live, next]) {
    if (isCountOnly(each)) each.child('iothreadids')?.remove();
    for (const label of each.elements('seclabel')) if (label.attr('type') === 'dynamic') label.remove();
    const clock = each.child('clock');
    // How far the guest has set its clock; libvirt keeps both documents up to date.
    if (clock?.attr('offset') === 'variable') clock.setAttr('adjustment', undefined);
  }
  const [os, nextOs] = [live.child('os'), next.child('os')];
  const firmware = nextOs?.attr('firmware');
  const uefi = os?.child('loader')?.attr('type') === 'pflash' || os?.child('loader')?.attr('type') === 'rom';
  // libvirt chose the files when the guest started, and wrote them where the choice was left to it.
  if (
    os &&
    nextOs &&
    firmware !== undefined &&
    os.attr('firmware') === undefined &&
    uefi === (firmware === 'efi')
  ) {
    for (const each of [os, nextOs]) {
      each.setAttr('firmware', undefined);
      for (const name of ['firmware', 'loader', 'nvram']) each.child(name)?.remove();
    }
    if (!next.child('features')?.child('smm')) live.child('features')?.child('smm')?.remove();
  }
}

/** Lifted from a running guest, a limit stands there as one that limits nothing. */
function unlimited(live: XmlElement, next: XmlElement): void {
  for (const element of live.child('cputune')?.elements() ?? []) {
    const value = element.text.trim();
    const none = element.name.endsWith('period') ? value === '100000' : value.startsWith('-');
    if (/(period|quota)$/.test(element.name) && none && !next.child('cputune')?.child(element.name))
      element.remove();
  }
}

/**
 * What a running guest says it has is where its balloon is, which comes up late and moves by itself; only more than it
 * was started with is sure to wait.
 */
function balloon(live: XmlElement, next: XmlElement): void {
  const bytes = (element: XmlElement | undefined) =>
    (element && toBytes(element.text, element.attr('unit') ?? 'KiB')) ?? 0n;
  if (bytes(next.child('currentMemory')) > bytes(live.child('memory'))) return;
  for (const each of [live, next]) drop(each, 'currentMemory');
}

/** Whether the numbers of the threads are those that their count alone gives: libvirt lists them once one was added. */
function isCountOnly(guest: XmlElement): boolean {
  const listed = guest.child('iothreadids')?.elements('iothread') ?? [];
  const numbers = new Set(listed.map(each => Number(each.attr('id'))));
  const bare = listed.every(({ attributes, children }) => attributes.length === 1 && children.length === 0);
  return (
    bare && numbers.size === Number(guest.child('iothreads')?.text) && Math.max(...numbers) === numbers.size
  );
}

/**
 * While it runs a CPU is written out as the features it came to have, and what it was made from is no longer told. Only
 * what contradicts that is a difference.
 */
function processor(live: XmlElement | undefined, next: XmlElement | undefined): void {
  if (!live || live.attr('check') !== 'full' || next?.attr('check') === 'full') return;
  if (!next) return live.remove();
  const mode = next.attr('mode') ?? 'custom';
  if (mode !== 'custom' && mode !== 'host-model') return;
  live.setAttr('mode', next.attr('mode'));
  live.setAttr('match', next.attr('match'));
  live.setAttr('check', next.attr('check'));
  const policies = new Map(live.elements('feature').map(each => [each.attr('name'), each.attr('policy')]));
  for (const feature of live.elements('feature')) feature.remove();
  for (const feature of next.elements('feature')) {
    const has = policies.get(feature.attr('name')) ?? 'disable';
    const wants = feature.attr('policy') ?? 'require';
    const agrees = wants === 'optional' || (has === 'require') === (wants === 'require' || wants === 'force');
    if (agrees) live.append(feature.clone());
  }
  const [model, nextModel] = [live.child('model'), next.child('model')];
  if (mode === 'host-model') for (const name of ['model', 'vendor']) live.child(name)?.remove();
  if (mode === 'host-model') next.child('model')?.remove();
  else if (model && nextModel?.text === model.text) {
    model.setAttr('fallback', nextModel.attr('fallback'));
    if (!next.child('vendor')) live.child('vendor')?.remove();
  }
}

function has(node: XmlElement, path: string): boolean {
  return places(node, path).length > 0;
}

function drop(node: XmlElement, path: string): void {
  for (const place of places(node, path)) {
    if (typeof place === 'function') place();
    else place.remove();
  }
}

/** What a path leads to, all of several: elements, or how to take an attribute out. */
function places(node: XmlElement, path: string): (XmlElement | (() => void))[] {
  const steps = path.split('/');
  const last = steps.at(-1) ?? '';
  const attribute = last.startsWith('@') ? last.slice(1) : undefined;
  let at = [node];
  for (const step of attribute === undefined ? steps : steps.slice(0, -1)) {
    at = at.flatMap(each => each.elements(step));
  }
  if (attribute === undefined) return at;
  return at.flatMap(each =>
    each.attr(attribute) === undefined ? [] : [() => each.setAttr(attribute, undefined)],
  );
}
