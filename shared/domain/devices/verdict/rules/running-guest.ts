import type { Rule } from '../finding.ts';

const list = new Intl.ListFormat('en-GB');

export const runningGuest: Rule = (device, { uses }) => {
  const guests = uses(device.address).flatMap(use => (use.by === 'guest' && use.running ? [use.name] : []));
  if (guests.length === 0) return undefined;
  return {
    level: 'in-use',
    label: 'In use',
    text: `${list.format(guests)} ${guests.length === 1 ? 'runs' : 'run'} with it.`,
    remedy: `Another guest can have it once ${guests.length === 1 ? 'it' : 'they'} stopped.`,
  };
};
