import type { GuestChange, GuestTopic } from './change.ts';

/** Keyboard, mouse and the like, for a guest that is looked at on its own screen. */
export const input: GuestTopic = ({ choices, map }, document) => {
  const present = new Set(
    document.devices.hostdevs.items.flatMap(({ type, vendor, product }) =>
      type === 'usb' ? [`${hex(vendor)}:${hex(product)}`] : [],
    ),
  );
  const sources = new Set(document.devices.inputs.items.map(({ sourceDev }) => sourceDev));
  const usb = choices.usb
    .filter(({ vendor, product }) => !present.has(`${vendor}:${product}`))
    .map(({ vendor, product }): GuestChange => {
      const name = map.usb.find(each => each.ids === `${vendor}:${product}`)?.name;
      return {
        text: `It gets ${name ?? 'the USB device'} (${vendor}:${product}) while it runs, if it is plugged in.`,
        why: 'Without it there is nothing to type with on the card’s screen.',
        edits: [
          {
            op: 'add',
            element: 'hostdev',
            values: {
              mode: 'subsystem',
              type: 'usb',
              managed: true,
              startupPolicy: 'optional',
              vendor: Number.parseInt(vendor, 16),
              product: Number.parseInt(product, 16),
            },
          },
        ],
      };
    });
  const evdev = choices.evdev
    .filter(path => !sources.has(path))
    .map((path): GuestChange => {
      const keyboard = /kbd/.test(path);
      return {
        text: `It shares ${path.replace(/^.*\//, '')} with the host; both Ctrl keys together move it over.`,
        why: 'Nothing is unplugged: the same keyboard and mouse serve both.',
        edits: [
          {
            op: 'add',
            element: 'input',
            values: {
              type: 'evdev',
              sourceDev: path,
              // The keyboard takes the mouse along.
              ...(keyboard && { grab: 'all', grabToggle: 'ctrl-ctrl', repeat: true }),
            },
          },
        ],
      };
    });
  return [...usb, ...evdev];
};

const hex = (id: unknown) => (typeof id === 'number' ? id.toString(16).padStart(4, '0') : '');
