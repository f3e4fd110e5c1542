import { templateAnswersSchema, type TemplateAnswers } from '#shared/contract/templates.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Draft } from '../wizard/draft.ts';

/** What of a request a template keeps: everything but its name, its host, secrets and a document edited by hand. */
export function answersOf(request: CreateRequest): TemplateAnswers {
  const { connection: _connection, name: _name, unattended: _unattended, xml: _xml, ...answers } = request;
  return templateAnswersSchema.parse(answers);
}

/** A draft that begins with a template's answers, on the host and with the name there were. */
export const draftOf = (answers: TemplateAnswers, { connection, name }: Draft): Draft => ({
  ...answers,
  connection,
  name,
});
