import type { HardwareEdit } from '../../../contract/hardware.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import type { Decided } from '../setting.ts';

/** Something that changes in the guest's document: in words, and as edits. */
export interface GuestChange {
  readonly text: string;
  readonly why: string;
  readonly edits: readonly HardwareEdit[];
}

/** One topic of the guest's changes; `document` has all changes of the topics before it. */
export type GuestTopic = (decided: Decided, document: Domain) => GuestChange[];
