import { join } from 'node:path';
import type { TemplateAnswers } from '#shared/contract/templates.ts';
import { procedures } from '../procedures.ts';
import { TemplateFiles } from './template-files.ts';

export function createTemplatesArea({ stateDir }: { readonly stateDir: string }) {
  const files = new TemplateFiles(join(stateDir, 'templates'));
  return {
    list: procedures.templates.list.handler(async () => ({ ...(await files.list()), folder: files.folder })),
    save: procedures.templates.save.handler(({ input: { replace, answers, ...rest } }) =>
      files.save({ template: 1, ...rest, answers: withoutHashes(answers) }, replace),
    ),
    remove: procedures.templates.remove.handler(async ({ input }) => {
      await files.remove(input.id);
      return {};
    }),
  };
}

/** Templates are for sharing, and whoever has a password's hash can try passwords on it for as long as it takes. */
function withoutHashes(answers: TemplateAnswers): TemplateAnswers {
  const { cloudInit } = answers;
  if (!cloudInit?.users) return answers;
  const users = cloudInit.users.map(user => {
    const { passwordHash: _, ...rest } = user;
    return rest;
  });
  return { ...answers, cloudInit: { ...cloudInit, users } };
}
