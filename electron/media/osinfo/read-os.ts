import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { toPattern } from './pattern.ts';
import type {
  Amounts,
  ImageRecord,
  IsoPattern,
  MediaRecord,
  OsRecord,
  Resources,
  TreeinfoPattern,
  TreeRecord,
} from './records.ts';

/** Reads one `<os>`. */
export function readOs(os: XmlElement): OsRecord {
  const id = os.attr('id') ?? '';
  const parents = [...os.elements('derives-from'), ...os.elements('clones')];
  return {
    id,
    label: plainText(os, 'name') ?? id,
    ...optional('shortId', plainText(os, 'short-id')),
    ...optional('family', plainText(os, 'family')),
    ...optional('distribution', plainText(os, 'distro')),
    ...optional('version', plainText(os, 'version')),
    ...optional('released', plainText(os, 'release-date')),
    ...optional('endOfLife', plainText(os, 'eol-date')),
    ...optional('status', plainText(os, 'release-status')),
    parents: parents.flatMap(parent => parent.attr('id') ?? []),
    resources: os.elements('resources').map(readResources),
    firmware: os.elements('firmware').map(element => ({
      arch: element.attr('arch') ?? 'all',
      type: element.attr('type') ?? '',
      supported: element.attr('supported') !== 'false',
    })),
    devices: (os.child('devices')?.elements('device') ?? []).map(element => ({
      id: element.attr('id') ?? '',
      supported: element.attr('supported') !== 'false',
    })),
    media: os.elements('media').map(readMedia),
    images: os.elements('image').flatMap(readImage),
    trees: os.elements('tree').map(readTree),
    scripts: scriptsOf(os),
    variants: Object.fromEntries(
      os.elements('variant').map(element => [element.attr('id') ?? '', plainText(element, 'name') ?? '']),
    ),
  };
}

/** The text of the element that is in no particular language. */
function plainText(parent: XmlElement, name: string): string | undefined {
  const text = parent
    .elements(name)
    .find(element => element.attr('xml:lang') === undefined)
    ?.text.trim();
  return text === '' ? undefined : text;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };
}

function readResources(element: XmlElement): Resources {
  return {
    arch: element.attr('arch') ?? 'all',
    minimum: readAmounts(element.child('minimum')),
    recommended: readAmounts(element.child('recommended')),
  };
}

function readAmounts(element: XmlElement | undefined): Amounts {
  const amount = (name: string) => {
    const value = Number(element?.child(name)?.text);
    return value > 0 ? value : undefined;
  };
  return {
    ...optional('vcpus', amount('n-cpus')),
    ...optional('memory', amount('ram')),
    ...optional('storage', amount('storage')),
  };
}

function located(element: XmlElement) {
  return {
    arch: element.attr('arch') ?? 'all',
    ...optional('url', webAddress(element)),
    ...optional('variant', element.child('variant')?.attr('id')),
    ...optional('kernel', plainText(element, 'kernel')),
    ...optional('initrd', plainText(element, 'initrd')),
  };
}

function webAddress(element: XmlElement): string | undefined {
  const url = plainText(element, 'url');
  return url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined;
}

function readMedia(element: XmlElement): MediaRecord {
  const iso = element.child('iso');
  return {
    ...located(element),
    live: element.attr('live') === 'true',
    scripted: element.attr('installer-script') !== 'false',
    ...(iso && { iso: readIso(iso) }),
  };
}

function readIso(iso: XmlElement): IsoPattern {
  const size = Number(plainText(iso, 'volume-size'));
  return {
    ...optional('volume', patternIn(iso, 'volume-id')),
    ...optional('system', patternIn(iso, 'system-id')),
    ...optional('publisher', patternIn(iso, 'publisher-id')),
    ...optional('application', patternIn(iso, 'application-id')),
    ...optional('volumeSize', size > 0 ? size : undefined),
  };
}

function readImage(element: XmlElement): ImageRecord[] {
  const url = webAddress(element);
  if (url === undefined) return [];
  return [
    {
      arch: element.attr('arch') ?? 'all',
      url,
      format: element.attr('format') ?? 'raw',
      cloudInit: element.attr('cloud-init') === 'true',
      ...optional('variant', element.child('variant')?.attr('id')),
    },
  ];
}

function readTree(element: XmlElement): TreeRecord {
  const treeinfo = element.child('treeinfo');
  return { ...located(element), ...(treeinfo && { treeinfo: readTreeinfo(treeinfo) }) };
}

function readTreeinfo(treeinfo: XmlElement): TreeinfoPattern {
  return {
    ...optional('family', patternIn(treeinfo, 'family')),
    ...optional('version', patternIn(treeinfo, 'version')),
    ...optional('arch', patternIn(treeinfo, 'arch')),
    ...optional('variant', patternIn(treeinfo, 'variant')),
  };
}

function patternIn(element: XmlElement, name: string): RegExp | undefined {
  const text = plainText(element, name);
  return text === undefined ? undefined : toPattern(text);
}

function scriptsOf(element: XmlElement): string[] {
  const scripts = element.child('installer')?.elements('script') ?? [];
  return scripts.flatMap(script => script.attr('id') ?? []);
}
