import type { VerdictLevel } from '../../../contract/devices.ts';
import type { PciFacts } from '../facts.ts';
import type { HostView } from '../host-view.ts';

/** One thing that stands in the way of giving a device away, or is good to know of it. */
export interface Finding {
  readonly level: VerdictLevel;
  /** Two or three words for a pill. */
  readonly label: string;
  /** One sentence. */
  readonly text: string;
  readonly remedy?: string;
}

/** What one rule has to say of one device by itself. What it means for those that go with it is judged elsewhere. */
export type Rule = (device: PciFacts, view: HostView) => Finding | undefined;
