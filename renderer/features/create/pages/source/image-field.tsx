import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { AnswerPath, PathTo } from '../../wizard/answer-path.ts';
import { setAnswer } from '../../wizard/answers.ts';
import { useDraft } from '../../wizard/draft-store.ts';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useOptions } from '../../wizard/use-options.ts';
import { FolderBrowser } from '#renderer/ui/folder-browser.tsx';
import styles from './image-field.module.css';

interface Props<P extends PathTo<string>> {
  path: P;
  /** `ISO file`, `disk image` … */
  what: string;
  placeholder?: string;
  /** Only a path, never an address. */
  local?: boolean;
  /** Emptied, it stays an answer, to be completed. */
  required?: boolean;
  /** Other ways to choose it, beside the browser. */
  aside?: ReactNode;
}

/** Where bytes come from: typed as a path or an address, or picked on the host. */
export function ImageField<P extends PathTo<string>>(props: Props<P>) {
  const { path, what, placeholder, local, required = false, aside } = props;
  const [browsing, setBrowsing] = useState(false);
  const connection = useDraft(({ draft }) => draft?.connection);
  const browsable = useOptions()?.browsable === true;
  return (
    <div className={styles['field']}>
      <TextAnswer
        path={path as never}
        label={local ? `Path of the ${what}` : `Path or address of the ${what}`}
        resettable={false}
        required={required}
        mono
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <div className={styles['ways']}>
        {browsable && <Button onClick={() => setBrowsing(true)}>Browse…</Button>}
        {aside}
      </div>
      {browsing && connection !== undefined && (
        <FolderBrowser
          connection={connection}
          what={what}
          onPick={picked => {
            setAnswer(path as AnswerPath, picked as never);
            setBrowsing(false);
          }}
          onClose={() => setBrowsing(false)}
        />
      )}
    </div>
  );
}
