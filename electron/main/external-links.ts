/** Hosts whose pages our texts link to. */
export const allowedHosts: ReadonlySet<string> = new Set([
  'libvirt.org',
  'www.libvirt.org',
  'wiki.libvirt.org',
  'www.qemu.org',
  'docs.kernel.org',
  'docs.docker.com',
]);

/**
 * What a container publishes on this computer, as its row links to it: the first page there and nothing else. A link
 * can neither ask for a path nor bring a query along, so it does no more than what typing the port would.
 */
const isPublishedPort = (url: URL): boolean =>
  url.protocol === 'http:' && url.hostname === 'localhost' && url.href === `http://${url.host}/`;

/** The address to hand to the system's browser, or undefined when it is none of those we link to. */
export function externalAddress(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (isPublishedPort(url)) return url.href;
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  return plain && allowedHosts.has(url.hostname) ? url.href : undefined;
}

/** The only caller of shell.openExternal. */
export async function openExternally(
  address: string,
  open: (address: string) => Promise<void>,
): Promise<boolean> {
  const safe = externalAddress(address);
  if (safe === undefined) return false;
  await open(safe);
  return true;
}
