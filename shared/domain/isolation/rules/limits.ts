import type { IsolationLine } from '../../../contract/isolation.ts';
import { formatBytes } from '../../units.ts';
import type { IsolationRule } from '../rule.ts';

/** What of the host it can use up: cgroups(7). */
export const limits: IsolationRule = ({ kind, limits: { memory, cpus, pids } }) => {
  const lines: IsolationLine[] = [
    memory === undefined
      ? none('memory', 'memory', 'It can take all of it; the kernel then ends programs of the host too.')
      : set('memory', `It gets at most ${formatBytes(memory)} of memory.`),
    cpus === undefined
      ? none('cpu', 'processors', 'It can keep all of them busy, and everything else slow.')
      : set('cpu', `It gets at most ${cpus} ${cpus === 1 ? 'processor' : 'processors'}.`),
  ];
  if (kind === 'machine') return lines;
  return [
    ...lines,
    pids === undefined
      ? none('pids', 'processes', 'It can start so many that nothing else on the host can start one.')
      : set('pids', `It can have at most ${pids} processes.`),
  ];

  function set(id: string, what: string): IsolationLine {
    return {
      id: `limit:${id}`,
      verdict: 'apart',
      what,
      why: 'What is beyond that stays with the host and the others.',
    };
  }

  function none(id: string, label: string, why: string): IsolationLine {
    return {
      id: `limit:${id}`,
      verdict: 'weak',
      what: `Nothing limits its ${label}.`,
      why,
      ...(kind === 'container'
        ? {
            remedy: 'Set a limit: most take effect while it runs.',
            fix: { do: 'run-like', change: 'limits', label: 'Run like this one with limits' },
          }
        : id === 'pids'
          ? {
              remedy:
                'libvirt has no setting for it; a whole system within can set one (TasksMax of systemd).',
            }
          : {
              remedy: 'Set a quota for its processors.',
              fix: { do: 'hardware', item: 'cpu', label: 'Processors' },
            }),
    };
  }
};
