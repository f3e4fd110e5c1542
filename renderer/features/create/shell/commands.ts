import type { Command } from '#renderer/app/commands/registry.ts';
import { wizardPages } from '../pages.ts';
import { createGuest, whyNotNow } from './run.ts';
import { goToPage, goToView, neighbours } from './places.ts';

interface Actions {
  close: () => void;
  saveTemplate: () => void;
  templates: () => void;
}

const section = 'New guest';

/** Everything the wizard can do, on one of its pages; undefined is the Basic view. */
export function wizardCommands(
  page: string | undefined,
  { close, saveTemplate, templates }: Actions,
): Command[] {
  const basic = page === undefined;
  const { back, next } = neighbours(page ?? '');
  return [
    {
      id: 'create.start',
      title: 'Create and start the guest',
      section,
      keys: ['Mod+Enter'],
      whileTyping: true,
      blocked: whyNotNow,
      run: () => createGuest(true, basic),
    },
    {
      id: 'create.run',
      title: 'Create the guest without starting it',
      section,
      keys: ['Mod+Shift+Enter'],
      whileTyping: true,
      blocked: whyNotNow,
      run: () => createGuest(false, basic),
    },
    {
      id: 'create.template',
      title: 'Save the answers as a template',
      section,
      keys: ['Mod+S'],
      whileTyping: true,
      run: saveTemplate,
    },
    {
      id: 'create.templates',
      title: 'Begin with a template',
      section,
      keys: ['Alt+T'],
      whileTyping: true,
      run: templates,
    },
    {
      id: 'create.next',
      title: 'Next page',
      section,
      keys: ['Alt+ArrowRight'],
      whileTyping: true,
      available: () => next !== undefined,
      run: () => goToPage(next?.id),
    },
    {
      id: 'create.back',
      title: 'Previous page',
      section,
      keys: ['Alt+ArrowLeft'],
      whileTyping: true,
      available: () => back !== undefined,
      run: () => goToPage(back?.id),
    },
    {
      id: 'create.view',
      title: basic ? 'Show all pages (Expert)' : 'Show four questions (Basic)',
      section,
      keys: ['Alt+E'],
      whileTyping: true,
      run: () => goToView(basic ? 'expert' : 'basic'),
    },
    {
      id: 'create.cancel',
      title: 'Close without creating',
      section,
      keys: ['Escape'],
      whileTyping: true,
      run: close,
    },
    ...wizardPages.map(({ id, title, icon }, index) => ({
      id: `create.page.${id}`,
      title: `Page: ${title}`,
      section: section as Command['section'],
      keys: [`Alt+${(index + 1) % 10}`],
      whileTyping: true,
      icon,
      run: () => goToPage(id),
    })),
  ];
}
