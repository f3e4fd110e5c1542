import { domain } from '../domain/domain.ts';
import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const checkpointDisk = defineView('disk', {
  name: value('@name', text),
  checkpoint: value('@checkpoint', oneOf('no', 'bitmap')),
  bitmap: value('@bitmap', text),
});

/** https://libvirt.org/formatcheckpoint.html */
export const checkpoint = defineView('domaincheckpoint', {
  name: value('name', text),
  description: value('description', text),
  parent: value('parent/name', text),
  /** Seconds since 1970. */
  creationTime: value('creationTime', int),
  disks: list('disks/disk', checkpointDisk),
  domain: view('domain', domain),
});
export type Checkpoint = ViewOf<typeof checkpoint>;
