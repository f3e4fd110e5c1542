import type { ListedName } from '#renderer/api/device-names.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import type { Tone } from '#renderer/ui/status-pill.tsx';

interface Words {
  readonly look: Look;
  readonly tone: Tone;
  /** On the pill. */
  readonly pill: string;
  /** What it means for guests that have it. */
  readonly says: string;
}

/** Where a named device is on this host, as a person is told. */
export function whereWords({ device, where }: ListedName): Words {
  switch (where?.state) {
    case 'there':
      return { look: 'running', tone: 'run', pill: 'Here', says: `It is at ${where.address}.` };
    case 'moved':
      return {
        look: 'info',
        tone: 'accent',
        pill: 'Moved',
        says: `It was at ${where.from} and is at ${where.address} now. Guests that have it are set right when they start.`,
      };
    case 'unplaced':
      return {
        look: 'info',
        tone: 'accent',
        pill: 'One of its kind is here',
        says: `A ${device.model} is at ${where.address}. A guest that starts here with this name gets that one.`,
      };
    case 'several':
      return {
        look: 'warning',
        tone: 'pause',
        pill: 'Which one is it?',
        says: `There are ${where.addresses.length} of its kind, and none is where it was. Guests that have it do not start until it is said which one it is.`,
      };
    case 'absent':
      return {
        look: 'off',
        tone: 'off',
        pill: 'Not in this host',
        says: `No ${device.model} is in this host. Guests that have it do not start here.`,
      };
    case undefined:
      return {
        look: 'unknown',
        tone: 'off',
        pill: 'Not known',
        says: 'The devices of this host cannot be read.',
      };
  }
}
