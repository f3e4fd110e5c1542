import { EditorView } from '@codemirror/view';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentIssue } from '#shared/contract/documents.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { guestRef } from '#renderer/api/live/guests.ts';
import { XmlEditor } from '#renderer/ui/xml-editor/xml-editor.tsx';
import { documentHelp } from './document-help.ts';
import { IssuesList } from './issues-list.tsx';

interface Props {
  guest: Guest;
  /** What it begins with. */
  text: string;
  /** The line that libvirt refused. */
  rejectedAt: number | undefined;
  onChange: (text: string) => void;
}

/** An editor that says what is wrong while one writes, and what may stand at the cursor. */
export function CheckedEditor({ guest, text, rejectedAt, onChange }: Props) {
  const editor = useRef<EditorView>(undefined);
  const [issues, setIssues] = useState<readonly DocumentIssue[]>([]);
  const { connection, uuid } = guest;
  const help = useMemo(() => documentHelp(guestRef({ connection, uuid }), setIssues), [connection, uuid]);
  // The list below takes room from the editor: what one writes stays in sight.
  useEffect(() => {
    const view = editor.current;
    if (view?.hasFocus === true)
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head) });
  }, [issues]);
  useEffect(() => {
    if (rejectedAt !== undefined && editor.current) goTo(editor.current, rejectedAt, 1);
  }, [rejectedAt]);
  return (
    <>
      <XmlEditor
        label={`Document of ${guest.name}`}
        text={text}
        onChange={onChange}
        extra={help}
        onEditor={view => {
          editor.current = view;
        }}
        fill
      />
      <IssuesList
        issues={issues}
        onGo={({ line, column }) => {
          if (editor.current) goTo(editor.current, line, column);
        }}
      />
    </>
  );
}

function goTo(view: EditorView, line: number, column: number): void {
  const at = view.state.doc.line(Math.min(line, view.state.doc.lines));
  const anchor = Math.min(at.to, at.from + column - 1);
  view.dispatch({ selection: { anchor }, scrollIntoView: true });
  view.focus();
}
