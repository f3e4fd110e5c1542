import type { AttentionCheck } from '../check.ts';

/** A file that QEMU’s account may not open, so that the guest does not start; one that runs has it open already. */
export const checkUnreadableFile: AttentionCheck = ({ unreadable, running }) =>
  running
    ? []
    : unreadable.map(({ path, write, item, user, what, why }) => ({
        id: `unreadable-file:${item}:${path}`,
        severity: 'error' as const,
        what: `The guest does not start: ${user} may not open ${path.slice(path.lastIndexOf('/') + 1)}.`,
        why: `${what} ${why}`,
        remedies: [{ kind: 'let-read' as const, label: 'Let QEMU read it', path, write }],
      }));
