import type { z } from 'zod';
import { createRequestSchema, type CreateRequest } from '#shared/contract/create/request.ts';
import type { Draft } from './draft.ts';
import { unsetAt } from '#renderer/ui/wizard/at-path.ts';
import { issueWords } from '#renderer/ui/wizard/issue-words.ts';
import type { Problem } from './problem.ts';

export interface Checked {
  /** What a plan can be made of: the draft without what is not acceptable. */
  readonly request: CreateRequest;
  /** What is not acceptable, and so is not in `request`. */
  readonly problems: readonly Problem[];
}

const parse = (draft: unknown) => createRequestSchema.safeParse(draft, { error: issueWords });

type Issue = z.core.$ZodIssue;

/** The field that an issue is about. A union's own issue says nothing; those of its nearest choice do. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return nearest.map(each => ({ ...each, path: [...issue.path, ...each.path] }));
}

const isMissing = (value: unknown) => value === undefined || value === '';

function problemOf(issue: Issue, draft: Draft): Problem {
  const value = issue.path.reduce<unknown>(
    (node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key],
    draft,
  );
  return {
    field: issue.path.join('.'),
    what: issue.message,
    more: '',
    ...(isMissing(value) && { missing: true }),
  };
}

/**
 * Checks what was typed against the request's schema. Whatever is wrong with one answer, a plan is made of the
 * others: without a name the suggested one, without a source none.
 */
export function checkDraft(draft: Draft, suggestedName: string): Checked {
  const named = draft.name === '' ? { ...draft, name: suggestedName } : draft;
  const first = parse(named);
  if (first.success) return { request: first.data, problems: [] };
  const issues = first.error.issues.flatMap(flatten);
  const problems = issues
    .map(issue => problemOf(issue, named))
    // The first thing wrong with a field says it; the rest follows from it.
    .filter(({ field }, index, all) => all.findIndex(each => each.field === field) === index);
  let left: Draft = named;
  let wrong = issues.map(issue => issue.path.map(String));
  // Each round drops what is wrong, then what is wrong for lack of it: at last a whole answer.
  while (wrong.length > 0) {
    for (const path of wrong) left = drop(left, path, suggestedName);
    const next = parse(left);
    if (next.success) return { request: next.data, problems };
    wrong = next.error.issues.map(issue => issue.path.slice(0, -1).map(String));
  }
  return {
    request: { connection: draft.connection, name: suggestedName, source: { kind: 'none' } },
    problems,
  };
}

function drop(draft: Draft, path: readonly string[], suggestedName: string): Draft {
  const [top] = path;
  if (top === undefined) return draft;
  if (top === 'name') return { ...draft, name: suggestedName };
  if (top === 'source') return { ...draft, source: { kind: 'none' } };
  return unsetAt(draft, path.join('.'));
}
