import type { Layer } from '../../contract/overview.ts';
import { itemsOf } from '../hardware/item-id.ts';
import type { GuestFacts } from '../overview/facts.ts';
import { cpuLayer } from './cpu.ts';
import { diskLayer } from './devices/disk.ts';
import { filesystemLayer } from './devices/filesystem.ts';
import { hostdevLayer } from './devices/hostdev.ts';
import { interfaceLayer } from './devices/interface.ts';
import { otherDevices } from './devices/others.ts';
import { videoLayer } from './devices/video.ts';
import { memoryLayer } from './memory.ts';
import type { DeviceRule } from './rule.ts';

const rules: Readonly<Record<string, DeviceRule>> = {
  disk: diskLayer,
  interface: interfaceLayer,
  video: videoLayer,
  hostdev: hostdevLayer,
  filesystem: filesystemLayer,
  ...otherDevices,
};

/** What really carries out each thing of a guest: its processor, its memory, and every device in the document's order. */
export function layersOf(facts: GuestFacts): Layer[] {
  const devices = itemsOf(facts.document).flatMap(item => {
    const text = rules[item.element]?.(item, facts);
    const minor = item.element in otherDevices;
    return text ? [{ id: item.id, ...(minor && { minor }), ...text }] : [];
  });
  return [{ id: 'cpu', ...cpuLayer(facts) }, { id: 'memory', ...memoryLayer(facts) }, ...devices];
}
