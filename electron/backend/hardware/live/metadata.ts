import { DomainMetadataType } from 'node-libvirt';
import { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { splitName } from '#shared/libvirt-xml/xml/namespaces.ts';
import { type LiveGuest, LIVE } from './live-guest.ts';

export async function setText({ rpc, dom }: LiveGuest, path: string, wanted: XmlElement): Promise<void> {
  const type = path === 'title' ? DomainMetadataType.TITLE : DomainMetadataType.DESCRIPTION;
  const metadata = wanted.child(path)?.text ?? null;
  await rpc.call('domainSetMetadata', { dom, type, metadata, key: null, uri: null, flags: LIVE });
}

/** `<metadata>` has one element for each namespace. */
function byNamespace(root: XmlElement): Map<string, XmlElement> {
  const elements = root.child('metadata')?.elements() ?? [];
  return new Map(
    elements.flatMap(each => (each.namespace === null ? [] : [[each.namespace, each] as const])),
  );
}

export async function setMetadata(
  { rpc, dom }: LiveGuest,
  _path: string,
  wanted: XmlElement,
  now: XmlElement,
): Promise<void> {
  const [after, before] = [byNamespace(wanted), byNamespace(now)];
  for (const uri of new Set([...before.keys(), ...after.keys()])) {
    const element = after.get(uri);
    if (element?.toString() === before.get(uri)?.toString()) continue;
    const prefix = element && splitName(element.name).prefix;
    await rpc.call('domainSetMetadata', {
      dom,
      type: DomainMetadataType.ELEMENT,
      metadata: element ? withoutPrefix(element, uri).toString() : null,
      key: element ? prefix || 'ns' : null,
      uri,
      flags: LIVE,
    });
  }
}

/** libvirt puts the prefix on the outer element itself, and refuses one that has it; what is inside needs its own. */
function withoutPrefix(element: XmlElement, uri: string): XmlElement {
  const { prefix, local } = splitName(element.name);
  const copy = element.clone();
  const bare = new XmlElement(local);
  for (const attribute of copy.attributes) {
    if (attribute.name !== `xmlns:${prefix}` && attribute.name !== 'xmlns') bare.attributes.push(attribute);
  }
  for (const child of copy.children) {
    bare.children.push(child);
    if (child.kind !== 'element') continue;
    child.parent = bare;
    if (prefix !== '' && splitName(child.name).prefix === prefix) child.setAttr(`xmlns:${prefix}`, uri);
  }
  bare.selfClosing = bare.children.length === 0;
  return bare;
}
