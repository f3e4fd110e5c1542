import type { z } from 'zod';
import { type RunRequest, runRequestSchema } from '#shared/contract/container-run/request.ts';
import type { WizardProblem } from '#renderer/ui/wizard/answer.ts';
import { getAt, unsetAt } from '#renderer/ui/wizard/at-path.ts';
import { issueWords } from '#renderer/ui/wizard/issue-words.ts';
import type { Draft } from './draft.ts';
import { RowsLeft } from './rows-left.ts';

export interface Checked {
  /** What a plan can be made of: the draft without what is not acceptable. Undefined without an image. */
  readonly request: RunRequest | undefined;
  /** From a field of that request to the draft's: where a row is left out, those after it have other numbers. */
  readonly placeOf: (field: string) => string;
  readonly problems: readonly WizardProblem[];
}

type Issue = z.core.$ZodIssue;
const parse = (draft: unknown) => runRequestSchema.safeParse(draft, { error: issueWords });

/** A union's own issue says nothing; those of its nearest choice do. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return nearest.flatMap(each => flatten({ ...each, path: [...issue.path, ...each.path] }));
}

function problemOf(issue: Issue, draft: Draft): WizardProblem {
  const field = issue.path.map(String).join('.');
  const value = getAt(draft, field);
  if (field === 'image' && value === '')
    return { field, what: 'Choose an image, or type its name.', more: '', missing: true };
  return {
    field,
    what: issue.message,
    more: '',
    ...((value === undefined || value === '') && { missing: true }),
  };
}

/** Checks what was typed against the request's schema. Whatever is wrong with one answer, the others are planned. */
export function checkDraft(draft: Draft): Checked {
  const first = parse(draft);
  if (first.success) return { request: first.data, placeOf: field => field, problems: [] };
  const issues = first.error.issues.flatMap(flatten);
  const problems = issues
    .map(issue => problemOf(issue, draft))
    // The first thing wrong with a field says it; the rest follows from it.
    .filter(({ field }, index, all) => all.findIndex(each => each.field === field) === index);
  return { ...withoutWrong(draft, issues), problems };
}

/** Without what is wrong: a field, or the whole item of a list that it belongs to. */
function withoutWrong(draft: Draft, issues: readonly Issue[]): Omit<Checked, 'problems'> {
  let left: unknown = draft;
  let wrong = issues;
  const rows = new RowsLeft(draft);
  const placeOf = (field: string) => rows.placeOf(field);
  while (wrong.length > 0) {
    // From the back, so that items of a list keep their numbers until their turn.
    const paths = [...new Set(wrong.map(({ path }) => path.slice(0, 2).map(String).join('.')))];
    if (paths.includes('image') || paths.includes('engine')) return { request: undefined, placeOf };
    for (const path of paths.toSorted((a, b) => byNumber(b, a))) {
      left = unsetAt(left, path);
      rows.remove(path);
    }
    const next = parse(left);
    if (next.success) return { request: next.data, placeOf };
    const again = next.error.issues.flatMap(flatten);
    if (JSON.stringify(again) === JSON.stringify(wrong)) return { request: undefined, placeOf };
    wrong = again;
  }
  return { request: undefined, placeOf };
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;
