import type { LabMachine } from './machine.ts';

/** Where a host keeps how it starts, its programs, and its guests. */
const FOLDERS = ['/etc', '/boot', '/usr', '/root', '/var/lib/libvirt'];
/** What libvirt makes anew with each start of the host or of a guest. */
const ITS_OWN = ['/var/lib/libvirt/qemu/domain-*', '/var/lib/libvirt/dnsmasq/*'];

/** Every file of the machine by path: kind, mode, owner, size, time of writing, where a link leads, and a checksum. */
export async function hostFiles(lab: LabMachine, folders = FOLDERS): Promise<Map<string, string>> {
  const pruned = ITS_OWN.map(path => `! -path '${path}'`).join(' ');
  const found = `find ${folders.join(' ')} -xdev ${pruned}`;
  // The time of a folder says only that a file in it came and went again; that of a guest’s document, that libvirt wrote it.
  const about = `${found} \\( -type d -o -path '/etc/libvirt/qemu/*' \\) -printf '%p\\t%y %m %U:%G\\n' -o -printf '%p\\t%y %m %U:%G %s %T@ %l\\n'`;
  const [lines, sums] = await Promise.all([
    lab.ssh(about),
    lab.ssh(`${found} -type f -print0 | xargs -0 md5sum`),
  ]);
  const sumOf = new Map(sums.split('\n').map(line => [line.slice(34), line.slice(0, 32)]));
  return new Map(
    lines
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [path = '', said = ''] = line.split('\t');
        return [path, `${said} ${sumOf.get(path) ?? ''}`];
      }),
  );
}

/** Files that are not the same, each with what it was and is. */
export function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths
    .filter(path => before.get(path) !== after.get(path))
    .map(path => `${path}: ${before.get(path) ?? 'not there'} -> ${after.get(path) ?? 'not there'}`);
}
