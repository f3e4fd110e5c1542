import { useMemo } from 'react';
import { HistoryPage } from '#renderer/app/history/history-page.tsx';
import { usePanelContainer } from '../panel-container.ts';

/** What happened to this container. */
export default function ActivityTab() {
  const { engine, id } = usePanelContainer();
  const subject = useMemo(() => ({ container: { engine, id } }), [engine, id]);
  return <HistoryPage subject={subject} />;
}
