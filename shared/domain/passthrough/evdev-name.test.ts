import { expect, it } from 'vitest';
import { evdevName } from './evdev-name.ts';

it.each([
  ['/dev/input/by-id/usb-Logitech_USB_Receiver-if01-event-mouse', 'Logitech USB Receiver, mouse'],
  ['/dev/input/by-id/usb-Keychron_K2-event-kbd', 'Keychron K2, keyboard'],
  ['/dev/input/by-id/usb-Acme_Knob-event-if02', 'Acme Knob'],
  ['/dev/input/event7', '/dev/input/event7'],
])('calls %s %s', (path, name) => {
  expect(evdevName(path)).toBe(name);
});
