import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { XmlEditor } from '#renderer/ui/xml-editor/xml-editor.tsx';
import { CheckedEditor } from './checked-editor.tsx';
import { CopyXml } from './copy-xml.tsx';
import { keepDraft, useDrafts } from './drafts.ts';
import { ThreeWay } from './three-way.tsx';
import { useDefine } from './use-define.ts';
import styles from './xml-tab.module.css';

/** The lasting document: written, looked through as what differs, then defined. */
export function DocumentEditor({ guest, next }: { guest: Guest; next: string }) {
  const key = guestKey(guest);
  const draft = useDrafts(({ drafts }) => drafts.get(key));
  const [mode, setMode] = useState<'write' | 'review' | 'merge'>('write');
  // The text an editor begins with: what is typed in it must not make it anew.
  const [begun, setBegun] = useState(draft?.text ?? next);
  const { define, busy, failure, rejectedAt, forget } = useDefine(guest);
  const base = draft?.base ?? next;
  const text = draft?.text ?? next;
  const changedBehind = draft !== undefined && draft.base !== next;

  const write = (from: string) => {
    setBegun(from);
    setMode('write');
  };
  const discard = () => {
    keepDraft(key, undefined);
    forget();
    write(next);
  };
  if (draft === undefined && begun !== next) write(next);

  if (mode === 'merge' && draft !== undefined) {
    return (
      <ThreeWay
        base={draft.base}
        theirs={next}
        mine={draft.text}
        onBack={() => write(draft.text)}
        onMerged={merged => {
          keepDraft(key, { base: next, text: merged });
          forget();
          write(merged);
        }}
      />
    );
  }
  return (
    <>
      <div className={styles['bar']}>
        <span>
          {mode === 'review'
            ? 'What you changed. The guest gets it once you define it.'
            : 'What the guest starts by next time. Secrets are not shown, and kept.'}
        </span>
        <CopyXml name={guest.name} xml={text} />
      </div>
      {changedBehind && (
        <Attention
          what="Somebody else has changed this guest since you began."
          why="Defining yours as it is would take their change back. Put the two together first."
          action={<Button onClick={() => setMode('merge')}>Put together</Button>}
        />
      )}
      {failure && <FailureNote failure={failure} />}
      {mode === 'review' ? (
        <XmlEditor label="What you changed" text={text} original={base} fill />
      ) : (
        <CheckedEditor
          key={begun}
          guest={guest}
          text={begun}
          rejectedAt={rejectedAt}
          onChange={typed => {
            keepDraft(key, { base, text: typed });
            forget();
          }}
        />
      )}
      <div className={styles['actions']}>
        {draft !== undefined && <Button onClick={discard}>Discard my changes</Button>}
        {mode === 'review' && <Button onClick={() => write(text)}>Go on writing</Button>}
        {mode === 'write' ? (
          <Button
            variant="contained"
            color="primary"
            disabled={draft === undefined}
            onClick={() => setMode('review')}
          >
            Review changes
          </Button>
        ) : (
          <Button
            variant="contained"
            color="primary"
            disabled={draft === undefined || busy || changedBehind}
            onClick={() =>
              void define(base, text).then(done => {
                if (done) keepDraft(key, undefined);
                write(text);
              })
            }
          >
            Define
          </Button>
        )}
      </div>
    </>
  );
}
