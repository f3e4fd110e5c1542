import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { AnswerPath, PathTo } from '../../wizard/answer-path.ts';
import { setAnswer } from '../../wizard/answers.ts';
import { useDraft } from '../../wizard/draft-store.ts';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { FolderBrowser } from '#renderer/ui/folder-browser.tsx';
import { ReadabilityNote } from '#renderer/ui/readability/readability-note.tsx';
import type { Wanted } from '#renderer/ui/volume-picker/fits.ts';
import { VolumePickerButton } from '#renderer/ui/volume-picker/volume-picker-button.tsx';
import styles from './image-field.module.css';

interface Props<P extends PathTo<string>> {
  path: P;
  /** `ISO file`, `disk image` … */
  what: string;
  placeholder?: string;
  /** Of the host’s pools; missing: a file of this computer alone, whose path is given and never an address. */
  wanted?: Wanted;
  /** Emptied, it stays an answer, to be completed. */
  required?: boolean;
  /** Other ways to choose it, beside the browser. */
  aside?: ReactNode;
}

/** Where bytes come from: typed as a path or an address, or picked on the host. */
export function ImageField<P extends PathTo<string>>(props: Props<P>) {
  const { path, what, placeholder, wanted, required = false, aside } = props;
  const local = wanted === undefined;
  const [browsing, setBrowsing] = useState(false);
  const connection = useDraft(({ draft }) => draft?.connection);
  const browsable = useOptions()?.browsable === true;
  const { value, problems } = useAnswer(path as AnswerPath);
  const unreadable = problems.some(({ unreadable: closed }) => closed === true);
  const pick = (picked: string) => setAnswer(path as AnswerPath, picked as never);
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
        {wanted !== undefined && connection !== undefined && (
          <VolumePickerButton connection={connection} what={what} wanted={wanted} onPick={pick} />
        )}
        {local && browsable && <Button onClick={() => setBrowsing(true)}>Browse…</Button>}
        {aside}
      </div>
      {unreadable && connection !== undefined && typeof value === 'string' && (
        <ReadabilityNote file={{ connection, path: value }} onReadable={pick} />
      )}
      {browsing && connection !== undefined && (
        <FolderBrowser
          connection={connection}
          what={what}
          onPick={picked => {
            pick(picked);
            setBrowsing(false);
          }}
          onClose={() => setBrowsing(false)}
        />
      )}
    </div>
  );
}
