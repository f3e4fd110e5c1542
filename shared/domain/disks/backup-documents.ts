import { backup } from '../../libvirt-xml/documents/backup.ts';
import { checkpoint } from '../../libvirt-xml/documents/checkpoint.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { BackupWork } from './plan/work.ts';

/** Push mode: QEMU itself writes the images. https://libvirt.org/formatbackup.html */
export function backupXml({ disks, leftOut, folder, since }: BackupWork): string {
  const document = parseDocument('<domainbackup/>\n');
  const view = backup.of(document.root);
  view.mode = 'push';
  view.incremental = since;
  for (const { target, file } of disks)
    view.disks.add({
      name: target,
      backup: true,
      type: 'file',
      driver: 'qcow2',
      target: `${folder}/${file}`,
    });
  // libvirt takes those that are not named along.
  for (const target of leftOut) view.disks.add({ name: target, backup: false });
  return document.toString();
}

/** https://libvirt.org/formatcheckpoint.html */
export function checkpointXml({ checkpoint: wanted, disks, leftOut }: BackupWork): string | undefined {
  if (!wanted) return undefined;
  const document = parseDocument('<domaincheckpoint/>\n');
  const view = checkpoint.of(document.root);
  view.name = wanted.name;
  for (const target of [...disks.map(disk => disk.target), ...leftOut])
    view.disks.add({ name: target, checkpoint: wanted.disks.includes(target) ? 'bitmap' : 'no' });
  return document.toString();
}
