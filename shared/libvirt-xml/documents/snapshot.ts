import { domain } from '../domain/domain.ts';
import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const snapshotDisk = defineView('disk', {
  name: value('@name', text),
  snapshot: value('@snapshot', oneOf('internal', 'external', 'no', 'manual')),
  type: value('@type', text),
  driver: value('driver/@type', text),
  file: value('source/@file', text),
  dev: value('source/@dev', text),
});

/** https://libvirt.org/formatsnapshot.html */
export const snapshot = defineView('domainsnapshot', {
  name: value('name', text),
  description: value('description', text),
  /** The guest's state when it was taken, such as running, shutoff or disk-snapshot. */
  state: value('state', text),
  parent: value('parent/name', text),
  /** Seconds since 1970. */
  creationTime: value('creationTime', int),
  memory: value('memory/@snapshot', oneOf('no', 'internal', 'external')),
  memoryFile: value('memory/@file', text),
  disks: list('disks/disk', snapshotDisk),
  /** The guest as it was. */
  domain: view('domain', domain),
  /** Its configuration for the next start, where that differed. */
  inactiveDomain: view('inactiveDomain', domain),
});
export type Snapshot = ViewOf<typeof snapshot>;
