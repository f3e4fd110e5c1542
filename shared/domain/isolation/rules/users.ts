import type { IsolationLine } from '../../../contract/isolation.ts';
import type { IsolationRule } from '../rule.ts';

const isRoot = (user: string) => /^(0|root)?(:.*)?$/.test(user);

/** Who root within is outside, and whether its program is root at all. */
export const users: IsolationRule = facts => {
  const { kind, rootIs, rootlessEngine, user } = facts;
  if (kind === 'machine') return [];
  return [mapping(), ...(user === undefined ? [] : [started(user)])];

  function mapping(): IsolationLine {
    if (rootlessEngine)
      return {
        id: 'users',
        verdict: 'apart',
        what: 'Its engine runs without root.',
        why: 'Root in it is the person who runs the engine, and can do no more on the host.',
      };
    if (rootIs !== undefined && rootIs > 0)
      return {
        id: 'users',
        verdict: 'apart',
        what: `Its root is user ${rootIs} of the host.`,
        why: 'Nobody has that number there: files of the host are out of reach even for what breaks out.',
      };
    return {
      id: 'users',
      verdict: 'weak',
      what: 'Its root is root of the host.',
      why: 'Its users are not mapped: what breaks out as root is root there, and files it writes on the host belong to root.',
      ...(kind === 'lxc'
        ? {
            remedy: 'Give it users of its own; its files have to belong to them then.',
            fix: { do: 'hardware', item: 'container', label: 'Users of the container' },
          }
        : {
            remedy:
              'Set “userns-remap” in the engine’s daemon.json, or use a rootless engine; it counts for all containers of the engine.',
          }),
    };
  }

  function started(as: string): IsolationLine {
    return isRoot(as)
      ? {
          id: 'user',
          verdict: 'weak',
          what: 'Its program begins as root.',
          why: 'A fault in it gives away root within, and with it all capabilities it was left.',
          remedy:
            kind === 'lxc'
              ? 'Let the program run as another user, or have the system within do so.'
              : 'Name another user when it is run, or in the image’s Dockerfile (USER).',
        }
      : {
          id: 'user',
          verdict: 'apart',
          what: `Its program begins as user ${as}.`,
          why: 'It has no capabilities unless a file within gives it some.',
        };
  }
};
