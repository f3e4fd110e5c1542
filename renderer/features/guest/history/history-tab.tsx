import { useMemo } from 'react';
import { HistoryPage } from '#renderer/app/history/history-page.tsx';
import { usePanelGuest } from '../panel-guest.ts';

/** What happened to this guest. */
export default function HistoryTab() {
  const { connection, uuid } = usePanelGuest();
  const subject = useMemo(() => ({ guest: { connection, uuid } }), [connection, uuid]);
  return <HistoryPage subject={subject} />;
}
