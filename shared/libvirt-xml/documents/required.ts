import type { XmlElement } from '../xml/element.ts';
import type { DocumentKind } from './kinds.ts';

/** Something without which libvirt refuses a document, found missing or impossible. */
export interface Requirement {
  readonly code: 'missing' | 'invalid-value';
  readonly at: XmlElement;
  readonly reason: string;
  readonly remedy: string;
}

type Rule = (root: XmlElement) => Requirement | undefined;

/** A child element with text in it: libvirt reads an empty one as absent. */
function needsText(name: string, example: string): Rule {
  return root =>
    root.child(name)?.text
      ? undefined
      : missing(root, `<${root.name}> has no <${name}>`, `add <${name}>${example}</${name}> inside it`);
}

function needsAttribute(name: string, example: string): Rule {
  return root =>
    root.attr(name)
      ? undefined
      : missing(root, `<${root.name}> has no attribute ${name}`, `write <${root.name} ${name}='${example}'>`);
}

function missing(at: XmlElement, reason: string, remedy: string): Requirement {
  return { code: 'missing', at, reason, remedy };
}

function invalid(at: XmlElement, reason: string, remedy: string): Requirement {
  return { code: 'invalid-value', at, reason, remedy };
}

const nameWithoutSlash: Rule = root => {
  const name = root.child('name');
  if (!name?.text.includes('/')) return undefined;
  return invalid(
    name,
    `the name "${name.text}" contains a slash`,
    'libvirt uses names in paths: choose one without',
  );
};

const titleOnOneLine: Rule = root => {
  const title = root.child('title');
  if (!title?.text.includes('\n')) return undefined;
  return invalid(title, 'the title has more than one line', 'use <description> for longer text');
};

/** virDomainDefParseCaps: only a Xen boot loader stands in for the type. */
const osType: Rule = root => {
  if (root.child('os')?.child('type')?.text || root.child('bootloader')?.text) return undefined;
  return missing(
    root.child('os') ?? root,
    '<os> has no <type>',
    'add <os><type>hvm</type></os> for full virtualisation',
  );
};

/** virDomainDefPostParseMemory. */
const someMemory: Rule = root => {
  const cells = root.child('cpu')?.child('numa')?.elements('cell') ?? [];
  if (root.child('memory')?.text || cells.some(cell => cell.attr('memory'))) return undefined;
  return missing(
    root,
    '<domain> does not say how much memory it has',
    "add <memory unit='MiB'>1024</memory>",
  );
};

const deviceCapability: Rule = root =>
  root.child('capability')
    ? undefined
    : missing(root, '<device> has no <capability>', 'add what the device is');

/** virStoragePoolDefParseXML takes the name from the source when the pool has none. */
const poolName: Rule = root =>
  root.child('source')?.child('name')?.text ? undefined : needsText('name', 'default')(root);

/** What each kind cannot do without, as libvirt's own parsers have it (src/conf/*_conf.c). */
export const REQUIREMENTS: Readonly<Partial<Record<DocumentKind, readonly Rule[]>>> = {
  domain: [
    needsAttribute('type', 'kvm'),
    needsText('name', 'guest'),
    nameWithoutSlash,
    titleOnOneLine,
    someMemory,
    osType,
  ],
  network: [needsText('name', 'default'), nameWithoutSlash],
  pool: [needsAttribute('type', 'dir'), poolName, nameWithoutSlash],
  // Without a capacity a volume takes that of what it is cloned from.
  volume: [needsText('name', 'disk.qcow2')],
  nodeDevice: [deviceCapability],
  networkFilter: [needsAttribute('name', 'no-spoofing')],
};
