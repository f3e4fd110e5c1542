import type { IsolationLine } from '../../../contract/isolation.ts';
import type { IsolationRule } from '../rule.ts';

/** Whether its own programs can be changed, and whether they can gain rights. */
export const rootFileSystem: IsolationRule = ({ kind, privileged, readOnlyRoot, noNewPrivileges }) => {
  if (kind !== 'container') return [];
  const root: IsolationLine = readOnlyRoot
    ? {
        id: 'root',
        verdict: 'apart',
        what: 'Its root file system is read-only.',
        why: 'What gets in cannot change its programs.',
      }
    : {
        id: 'root',
        verdict: 'weak',
        what: 'Its root file system can be written.',
        why: 'What gets in can change its programs, and stays there until it is made anew.',
        remedy: 'Make it read-only, with volumes and memory for what it writes.',
        fix: { do: 'run-like', change: 'read-only', label: 'Run like this one read-only' },
      };
  if (privileged) return [root];
  return [
    root,
    noNewPrivileges
      ? {
          id: 'privileges',
          verdict: 'apart',
          what: 'Its programs cannot gain rights (no-new-privileges).',
          why: 'Programs such as sudo and su give nobody more than they had.',
        }
      : {
          id: 'privileges',
          verdict: 'weak',
          what: 'Its programs can gain rights.',
          why: 'A set-user-ID program in the image, such as su, makes root of another user within.',
          remedy: 'Turn on no-new-privileges; few programs need what it forbids.',
          fix: {
            do: 'run-like',
            change: 'no-new-privileges',
            label: 'Run like this one without gaining rights',
          },
        },
  ];
};
