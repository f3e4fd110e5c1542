const KINDS: Readonly<Record<string, string>> = { kbd: 'keyboard', mouse: 'mouse', joystick: 'joystick' };

/**
 * A keyboard or mouse by the name that udev gives it in /dev/input/by-id, which lasts while its number changes with
 * every start: `usb-Logitech_USB_Receiver-if01-event-mouse`.
 */
export function evdevName(path: string): string {
  const [, maker = path, kind = ''] =
    /^.*\/(?:usb-|bluetooth-)?(.*?)(?:-if\d+)?-event-?(\w*)$/.exec(path) ?? [];
  const words = maker.replaceAll('_', ' ').trim();
  const called = KINDS[kind];
  return called === undefined ? words : `${words}, ${called}`;
}
