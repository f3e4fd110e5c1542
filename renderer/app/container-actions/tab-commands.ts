import LogsIcon from '@mui/icons-material/SubjectOutlined';
import ShellIcon from '@mui/icons-material/TerminalOutlined';
import type { Container } from '#shared/contract/containers.ts';
import type { Command } from '../commands/registry.ts';
import { go } from '../go.ts';

/** The ways to a container's log and into it. */
export function tabCommands(only: () => Container | undefined): Command[] {
  const toTab = (tab: string) => () => {
    const container = only();
    if (container === undefined) return;
    const { engine, id } = container;
    void go({
      to: '/guests/containers/$engine/$id/{-$tab}/{-$item}',
      params: { engine, id, tab, item: undefined },
      search: true,
    });
  };
  return [
    {
      id: 'container.shell',
      title: 'Open a shell inside',
      section: 'Selected container',
      keys: ['Shift+O'],
      keywords: ['exec', 'terminal', 'console'],
      icon: ShellIcon,
      available: () => only()?.state === 'running',
      run: toTab('shell'),
    },
    {
      id: 'container.logs',
      title: 'Read its log',
      section: 'Selected container',
      keys: ['L'],
      keywords: ['output', 'stdout', 'stderr'],
      icon: LogsIcon,
      available: () => only() !== undefined,
      run: toTab('logs'),
    },
  ];
}
