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
  let { xml } = decided.guest;
  return topics.flatMap(topic => {
    const changes = topic(decided, domain.of(parseDocument(xml).root));
    xml = applyEdits(
      xml,
      changes.flatMap(({ edits }) => edits),
    ).xml;
    return changes;
  });
}
