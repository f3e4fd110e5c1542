import type { Command } from '#renderer/app/commands/registry.ts';
import { runPages } from '../pages.ts';
import { goToPage, goToView, neighbours } from './places.ts';
import { runIt, whyNotNow } from './run.ts';

const section = 'New guest';

/** Everything the wizard can do, on one of its pages; undefined is the Basic view. */
export function runCommands(page: string | undefined, close: () => void): Command[] {
  const basic = page === undefined;
  const { back, next } = neighbours(page ?? '');
  return [
    {
      id: 'run.start',
      title: 'Run the container',
      section,
      keys: ['Mod+Enter'],
      whileTyping: true,
      blocked: whyNotNow,
      run: () => runIt(true, basic),
    },
    {
      id: 'run.make',
      title: 'Make the container without starting it',
      section,
      keys: ['Mod+Shift+Enter'],
      whileTyping: true,
      blocked: whyNotNow,
      run: () => runIt(false, basic),
    },
    {
      id: 'run.next',
      title: 'Next page',
      section,
      keys: ['Alt+ArrowRight'],
      whileTyping: true,
      available: () => next !== undefined,
      run: () => goToPage(next?.id),
    },
    {
      id: 'run.back',
      title: 'Previous page',
      section,
      keys: ['Alt+ArrowLeft'],
      whileTyping: true,
      available: () => back !== undefined,
      run: () => goToPage(back?.id),
    },
    {
      id: 'run.view',
      title: basic ? 'Show all pages (Expert)' : 'Show five questions (Basic)',
      section,
      keys: ['Alt+E'],
      whileTyping: true,
      run: () => goToView(basic ? 'expert' : 'basic'),
    },
    {
      id: 'run.cancel',
      title: 'Close without running',
      section,
      keys: ['Escape'],
      whileTyping: true,
      run: close,
    },
    ...runPages.map(({ id, title, icon }, index) => ({
      id: `run.page.${id}`,
      title: `Page: ${title}`,
      section: section as Command['section'],
      keys: [`Alt+${index + 1}`],
      whileTyping: true,
      icon,
      run: () => goToPage(id),
    })),
  ];
}
