import type { HardwareEdit } from '../../../contract/hardware.ts';
import { itemsOf } from '../../hardware/item-id.ts';
import type { GuestTopic } from './change.ts';

const xmlOf = {
  none: "<video><model type='none'/></video>",
  fallback: "<video><model type='vga' vram='16384' heads='1' primary='yes'/></video>",
};

/** The guest's own screens beside the card. */
export const video: GuestTopic = ({ choices }, document) => {
  if (choices.video === 'keep') return [];
  const screens = itemsOf(document).filter(({ element }) => element === 'video');
  const [first, ...others] = screens;
  const model = choices.video === 'none' ? 'none' : 'vga';
  const [only] = document.devices.videos.items;
  if (screens.length === 1 && only?.model === model) return [];
  const edits: HardwareEdit[] = [
    // From the last: names of several alike go by their order.
    ...others.toReversed().map(({ id }) => ({ op: 'remove', item: id }) as const),
    first
      ? { op: 'replace', item: first.id, xml: xmlOf[choices.video] }
      : { op: 'add', element: 'video', values: { model } },
  ];
  const reachable = document.devices.graphics.items.length > 0;
  if (choices.video === 'fallback' && !reachable)
    edits.push({ op: 'add', element: 'graphics', values: { type: 'vnc', autoPort: true } });
  return [
    choices.video === 'none'
      ? {
          text: 'It has no emulated screen any more.',
          why: 'Systems draw on the first screen they find; now that is the card.',
          edits,
        }
      : {
          text: 'A plain VGA screen stays beside the card.',
          why: 'It shows what happens before the card’s driver is there, in a window of Innkeeper.',
          edits,
        },
  ];
};
