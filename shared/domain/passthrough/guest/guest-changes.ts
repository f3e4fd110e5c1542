import { domain } from '../../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import { applyEdits } from '../../hardware/apply-edits.ts';
import type { Decided } from '../setting.ts';
import type { GuestChange, GuestTopic } from './change.ts';
import { cpus } from './cpus.ts';
import { hide } from './hide.ts';
import { hostDevices } from './host-devices.ts';
import { input } from './input.ts';
import { lookingGlass } from './looking-glass.ts';
import { firmwareChange, machineChange } from './machine.ts';
import { memory } from './memory.ts';
import { video } from './video.ts';

const topics: readonly GuestTopic[] = [
  machineChange,
  firmwareChange,
  hostDevices,
  hide,
  video,
  cpus,
  memory,
  input,
  lookingGlass,
];

/** What changes in the guest's document, in the order in which it is made. */
export function guestChanges(decided: Decided): GuestChange[] {
  let { xml, document } = decided.guest;
  return topics.flatMap(topic => {
    const changes = topic(decided, document);
    const edits = changes.flatMap(change => change.edits);
    if (edits.length > 0) {
      ({ xml } = applyEdits(xml, edits));
      document = domain.of(parseDocument(xml).root);
    }
    return changes;
  });
}
