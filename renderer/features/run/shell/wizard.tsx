import { useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useEngines } from '#renderer/api/live/engines.ts';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import { go } from '#renderer/app/go.ts';
import { runSearchSchema } from '#renderer/app/run-search.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import styles from '#renderer/ui/wizard/wizard.module.css';
import { BasicPage } from '../pages/basic-page.tsx';
import { runPages } from '../pages.ts';
import { beginWith } from '../wizard/begin.ts';
import { isWorthKeeping } from '../wizard/draft.ts';
import { dropDraft, useDraft } from '../wizard/draft-store.ts';
import { forgetPlan } from '../wizard/plan-store.ts';
import { startPlanning } from '../wizard/planning.ts';
import { BottomBar } from './bottom-bar.tsx';
import { runCommands } from './commands.ts';
import { NoEngine } from './no-engine.tsx';
import { PageHeader } from './page-header.tsx';
import { leaveWizard, neighbours } from './places.ts';
import { Rail } from './rail.tsx';
import { useRunning } from './running.ts';
import { SummarySide } from './summary-side.tsx';
import { Underway } from './underway.tsx';

/** Running a container: the answers in the middle, what comes of them on the right. */
export default function RunWizard() {
  const running = useRunning(state => state.running);
  const { page } = useParams({ strict: false });
  const { engine, image, like } = runSearchSchema.parse(useSearch({ strict: false }));
  const online = useEngines(({ byId }) => [...byId.values()].some(each => each.state === 'online'));
  const begun = useDraft(({ draft }) => draft !== undefined);
  useEffect(() => {
    document.title = 'Run a container – Innkeeper';
  }, []);
  useEffect(() => {
    if (!online || running !== undefined) return;
    void beginWith({ engine, image, like }).then(taken => {
      // Taken up once: what is changed from here on is the person's.
      if (taken) void go({ to: '/guests/run/{-$page}', params: { page }, search: {}, replace: true });
    });
  }, [online, running, engine, image, like, page]);
  if (running) return <Underway running={running} />;
  return begun ? <Pages /> : <NoEngine />;
}

function Pages() {
  const { page: asked } = useParams({ strict: false });
  const page = runPages.find(({ id }) => id === asked);
  const failure = useRunning(state => state.failure);
  const [asking, setAsking] = useState(false);
  const commands = useMemo(() => runCommands(page?.id, () => askOrClose(() => setAsking(true))), [page?.id]);
  useCommands(commands);
  useEffect(() => startPlanning(), []);
  return (
    <section
      aria-label="Run a container"
      className={styles['wizard']}
      data-view={page?.id === 'summary' ? 'summary' : page ? 'expert' : 'basic'}
    >
      {page && <Rail current={page.id} />}
      <div className={styles['form']} key={page?.id ?? 'basic'}>
        <PageHeader page={page} />
        {failure && <FailureNote failure={failure} />}
        <Suspense fallback={null}>{page ? <page.content /> : <BasicPage />}</Suspense>
      </div>
      {page?.id !== 'summary' && <SummarySide />}
      <BottomBar next={page && neighbours(page.id).next?.title} />
      {asking && (
        <ConfirmDialog
          title="Close without running the container?"
          confirm="Close"
          lost={['What you entered for the container']}
          onConfirm={close}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function close(): void {
  dropDraft();
  forgetPlan();
  leaveWizard();
}

function askOrClose(ask: () => void): void {
  const { draft } = useDraft.getState();
  if (draft !== undefined && isWorthKeeping(draft)) ask();
  else close();
}
