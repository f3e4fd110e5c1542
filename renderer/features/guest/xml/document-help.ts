import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { DocumentIssue } from '#shared/contract/documents.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { api } from '#renderer/api/client.ts';

/** After the last key: what is half written is not worth a word. */
const CHECK_AFTER_MS = 300;

/** Marks what is wrong with a guest's document while it is written, and offers what may stand at the cursor. */
export function documentHelp(guest: GuestRef, onIssues: (issues: DocumentIssue[]) => void): Extension {
  return [
    linter(
      async ({ state }) => {
        const { issues } = await api.documents.check({ guest, xml: state.doc.toString() });
        onIssues(issues);
        return issues.map(issue => diagnostic(state.doc, issue));
      },
      { delay: CHECK_AFTER_MS },
    ),
    lintGutter(),
    autocompletion({ override: [context => complete(guest, context)], icons: false, closeOnBlur: true }),
    keymap.of(completionKeymap),
  ];
}

/** Lines and columns count from 1, and columns in characters, which may be two UTF-16 units. */
function diagnostic(
  doc: Text,
  { line, column, length, severity, message, remedy }: DocumentIssue,
): Diagnostic {
  const at = doc.line(Math.min(line, doc.lines));
  const characters = Array.from(at.text);
  const before = characters.slice(0, column - 1).join('').length;
  const from = at.from + before;
  return {
    from,
    to: Math.min(doc.length, from + Math.max(1, length)),
    severity,
    message: remedy === undefined ? message : `${message} ${remedy}`,
  };
}

async function complete(guest: GuestRef, context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.state.doc.sliceString(Math.max(0, context.pos - 1), context.pos);
  if (!context.explicit && !/[\w<'"\s/:-]/.test(before)) return null;
  // White space asks only inside a tag: between tags nothing was begun.
  if (!context.explicit && /\s/.test(before) && !inTag(context)) return null;
  const { from, options } = await api.documents.complete({
    guest,
    xml: context.state.doc.toString(),
    offset: context.pos,
  });
  if (context.aborted || options.length === 0) return null;
  return { from, options: options.map(option), validFor: /^[\w:-]*$/ };
}

function inTag({ state, pos }: CompletionContext): boolean {
  const before = state.doc.sliceString(Math.max(0, pos - 2000), pos);
  return before.lastIndexOf('<') > before.lastIndexOf('>');
}

type Offered = Awaited<ReturnType<typeof api.documents.complete>>['options'][number];

function option({ label, kind, insert, required }: Offered): Completion {
  return {
    label,
    ...(required === true && { detail: 'needed', boost: 1 }),
    apply: (view, _, from, to) => {
      const quotes = kind === 'value' ? -1 : insert.indexOf("''");
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + (quotes < 0 ? insert.length : quotes + 1) },
      });
    },
  };
}
