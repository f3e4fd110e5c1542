import type { PoolSource } from '#shared/contract/pools.ts';
import { type HostShell, HostShellError } from '#electron/host/shell/host-shell.ts';
import { disksOf } from '#shared/domain/pools/block-devices.ts';
import { fail } from '../failures/fail.ts';
import { readNodeDevices } from '../devices/read-node-devices.ts';
import type { LiveConnection } from '../ports.ts';

const COLUMNS = 'PATH,SIZE,TYPE,FSTYPE,MOUNTPOINTS,MODEL,PTTYPE,RO';

/** Disks and partitions of the host, with what is on them; where only libvirt is reached, the disks it knows. */
export async function findDisks(live: LiveConnection, shell: HostShell | undefined): Promise<PoolSource[]> {
  if (shell) {
    try {
      const argv = ['lsblk', '--json', '--bytes', '--output', COLUMNS] as const;
      const { status, stdout, stderr } = await shell.run(argv, { timeoutMs: 20_000 });
      if (status === 0) return disksOf(stdout);
      throw fail('UNSUPPORTED', { reason: 'lsblk on the host does not list its disks.' }, stderr.trim());
    } catch (error) {
      if (!(error instanceof HostShellError) || error.code !== 'missing') throw error;
    }
  }
  const devices = (await readNodeDevices(live, ['CAP_STORAGE'])) ?? [];
  return devices.flatMap(({ capabilities }) => {
    const path = capabilities.items[0]?.element?.child('block')?.text;
    return path === undefined ? [] : [{ label: path, values: { 'source.devices.path': path } }];
  });
}

export async function findAdapters(live: LiveConnection): Promise<PoolSource[]> {
  const devices = (await readNodeDevices(live, ['CAP_SCSI_HOST'])) ?? [];
  return devices.map(({ name = '' }) => ({
    label: name.replace('scsi_host', 'host'),
    values: { 'source.adapterType': 'scsi_host', 'source.adapterName': name.replace('scsi_host', 'host') },
  }));
}
