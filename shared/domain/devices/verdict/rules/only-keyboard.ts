import type { Rule } from '../finding.ts';

const list = new Intl.ListFormat('en-GB');

export const onlyKeyboard: Rule = (device, { uses }) => {
  const use = uses(device.address).find(each => each.by === 'usb');
  if (use?.only !== true) return undefined;
  return {
    level: 'risky',
    label: 'Your keyboard',
    text: `All that is typed and pointed with is on it: ${list.format(use.names)}.`,
    remedy:
      'Plug a keyboard into a socket of another controller, or be sure that you can reach the host by ssh.',
  };
};
