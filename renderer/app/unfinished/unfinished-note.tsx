import { formatMoment } from '#renderer/ui/format.ts';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import { useUnfinished, type Whose } from '#renderer/api/unfinished.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import styles from './unfinished-note.module.css';

type Way = Unfinished['ways'][number];

/** Work that was cut short, on a guest or on a host itself: how far it came, the ways out, and what each would lose. */
export function UnfinishedNote({ whose }: { whose: Whose }) {
  const { unfinished, settle } = useUnfinished(whose);
  const away = useUnreachable(whose) !== undefined;
  const [asked, setAsked] = useState<{ work: Unfinished; way: Way } | undefined>();

  const take = async (work: Unfinished, way: Way) => {
    try {
      const job = await settle(work.id, way.id);
      if (job !== undefined) tellOfJob(job, `${way.label}: ${work.title}`);
    } catch (error) {
      notifyFailure(error);
    }
  };

  return (
    <>
      {unfinished.map(work => (
        <section key={work.id} className={styles['note']} aria-label={`Unfinished: ${work.title}`}>
          <StateIcon look="warning" />
          <div>
            <strong>This was cut short: {work.title}</strong>
            <p>Begun {formatMoment(work.startedAt)}. Innkeeper ended before it was done.</p>
            <ul>
              {work.found.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <div className={styles['ways']}>
              {work.ways.map(way => (
                <div key={way.id}>
                  <Button
                    disabled={away}
                    onClick={() => {
                      if (way.loses === undefined) void take(work, way);
                      else setAsked({ work, way });
                    }}
                  >
                    {way.loses === undefined ? way.label : `${way.label}…`}
                  </Button>
                  {way.loses !== undefined && <small>Loses: {way.loses}</small>}
                </div>
              ))}
            </div>
          </div>
        </section>
      ))}
      {asked && (
        <ConfirmDialog
          title={`${asked.way.label}?`}
          lost={asked.way.loses === undefined ? [] : [asked.way.loses]}
          confirm={asked.way.label}
          dangerous
          onClose={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            void take(asked.work, asked.way);
          }}
        >
          <p>{asked.work.title}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
