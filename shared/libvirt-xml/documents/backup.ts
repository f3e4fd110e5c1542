import { oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const backupDisk = defineView('disk', {
  name: value('@name', text),
  backup: value('@backup', yesNo),
  type: value('@type', text),
  driver: value('driver/@type', text),
  target: value('target/@file', text),
  scratch: value('scratch/@file', text),
});

/** https://libvirt.org/formatbackup.html */
export const backup = defineView('domainbackup', {
  mode: value('@mode', oneOf('push', 'pull')),
  incremental: value('incremental', text),
  serverTransport: value('server/@transport', oneOf('unix', 'tcp')),
  serverSocket: value('server/@socket', text),
  disks: list('disks/disk', backupDisk),
});
export type Backup = ViewOf<typeof backup>;
