import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import { type FileAsked, useReadability } from '#renderer/api/readability.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { lazy } from '../lazy.ts';
import { useSettled } from '#renderer/ui/use-settled.ts';

const ReadabilityDialog = lazy(() => import('./readability-dialog.tsx'));

interface Props {
  file: FileAsked;
  /** Where the file is after a copy or a move; the same path where QEMU was let through to it. */
  onReadable: (path: string) => void;
}

/** Long enough for a path to be typed. */
const SETTLE_MS = 400;

/** Says of a file that QEMU may not read so, why, and opens what can be done. Nothing where it may, or nobody knows. */
export function ReadabilityNote({ file, onReadable }: Props) {
  const [open, setOpen] = useState(false);
  const settled = useSettled(file.path, SETTLE_MS);
  const whole = settled === file.path && settled.startsWith('/') && settled.length > 1;
  const found = useReadability(whole ? file : undefined);
  const [obstacle] = found?.obstacles.filter(({ by }) => by !== 'missing' && by !== 'type') ?? [];
  const blocked = found?.verdict === 'blocked' && obstacle !== undefined && found.remedies.length > 0;
  return (
    <>
      {blocked && (
        <Attention
          what={obstacle.what}
          why={obstacle.why}
          action={<Button onClick={() => setOpen(true)}>Let QEMU read it…</Button>}
        />
      )}
      {open && (
        <Suspense fallback={null}>
          <ReadabilityDialog file={file} onReadable={onReadable} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
