import type { DeviceUse } from '../../../contract/devices.ts';
import type { DeviceFacts, PciFacts } from '../facts.ts';

/** The text console is on the first framebuffer, unless someone moved it (con2fbmap). */
export function displayUse(device: PciFacts, { framebuffers }: DeviceFacts): DeviceUse | undefined {
  const connectors = device.displays.flatMap(display => display.connectors);
  const connected = connectors.filter(each => each.connected).map(({ name }) => name);
  const how = device.bootVga
    ? 'boot'
    : framebuffers[0]?.address === device.address
      ? 'console'
      : connectors.some(each => each.connected && each.enabled)
        ? 'lit'
        : undefined;
  return how && { by: 'display', how, connectors: connected };
}
