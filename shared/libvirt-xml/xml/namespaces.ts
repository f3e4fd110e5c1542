export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/**
 * The namespaces Innkeeper reads and writes, by the prefix used in paths of typed views. A document may
 * bind another prefix to the same name: lookups go by the name.
 */
export const NAMESPACES = {
  /** Our own element below a domain's metadata. Fixed for ever: guests carry it from host to host. */
  innkeeper: 'urn:innkeeper:labels:1',
  /** What a guest gets whenever it is plugged into its host. */
  'innkeeper-usb': 'urn:innkeeper:usb:1',
  /** https://libosinfo.org: the operating system a tool believes the guest runs. */
  libosinfo: 'http://libosinfo.org/xmlns/libvirt/domain/1.0',
  /** https://libvirt.org/drvqemu.html, pass-through of QEMU command-line arguments. */
  qemu: 'http://libvirt.org/schemas/domain/qemu/1.0',
  /** https://libvirt.org/drvlxc.html: namespaces that a container shares. */
  lxc: 'http://libvirt.org/schemas/domain/lxc/1.0',
  /** https://libvirt.org/drvxen.html */
  xen: 'http://libvirt.org/schemas/domain/xen/1.0',
  /** https://libvirt.org/drvbhyve.html */
  bhyve: 'http://libvirt.org/schemas/domain/bhyve/1.0',
  /** https://libvirt.org/drvesx.html */
  vmware: 'http://libvirt.org/schemas/domain/vmware/1.0',
  /** https://libvirt.org/formatstorage.html: how a pool's file system is mounted. */
  fs: 'http://libvirt.org/schemas/storagepool/fs/1.0',
  /** The same page: settings of a pool's own for Ceph's client. */
  rbd: 'http://libvirt.org/schemas/storagepool/rbd/1.0',
} as const;

/** Splits a qualified name at its colon; an unprefixed name has the prefix ''. */
export function splitName(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':');
  return colon < 0
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

/** The namespace that a path's prefix stands for; undefined for a step without a prefix. */
export function namespaceOfPrefix(prefix: string): string | undefined {
  return (NAMESPACES as Readonly<Record<string, string>>)[prefix];
}

/** The prefix that libvirt's documents write for a namespace: of its own, the driver's name in it. */
export function prefixOfNamespace(namespace: string): string {
  const known = Object.entries(NAMESPACES).find(([, name]) => name === namespace);
  return known?.[0] ?? /([a-z]+)(\/[\d.]+)?$/.exec(namespace)?.[1] ?? 'ns';
}
