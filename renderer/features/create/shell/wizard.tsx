import { useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useHandedSource } from '#renderer/app/new-guest-from.ts';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import type { ConnectionId } from '#shared/contract/values.ts';
import { BasicPage } from '../pages/basic/basic-page.tsx';
import { wizardPages } from '../pages.ts';
import { isWorthKeeping } from '../wizard/draft.ts';
import { dropDraft, startOver, useDraft } from '../wizard/draft-store.ts';
import { takeHanded } from '../wizard/take-handed.ts';
import { Feed } from '../wizard/feed.tsx';
import { forgetPlan } from '../wizard/plan-store.ts';
import { ListDialog } from '../templates/list-dialog.tsx';
import { SaveDialog } from '../templates/save-dialog.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { wizardCommands } from './commands.ts';
import { Creating } from './creating.tsx';
import { useCreation } from './creation.ts';
import { NoConnection } from './no-connection.tsx';
import { PageHeader } from './page-header.tsx';
import { leaveWizard, neighbours } from './places.ts';
import { Rail } from './rail.tsx';
import { Refused } from './refused.tsx';
import { SummarySide } from './summary-side.tsx';
import styles from '#renderer/ui/wizard/wizard.module.css';

/** Creating a guest: the answers in the middle, what comes of them on the right. */
export default function Wizard() {
  const creation = useCreation(state => state.creation);
  const host = useConnections(firstHost);
  const connecting = useConnections(({ byId }) =>
    [...byId.values()].some(each => each.state === 'connecting'),
  );
  const handed = useHandedSource(state => state.handed);
  useEffect(() => {
    if (handed) takeHanded(handed);
  }, [handed]);
  const begun = useDraft(({ draft }) => draft !== undefined);
  useEffect(() => {
    document.title = 'New guest – Innkeeper';
  }, []);
  useEffect(() => {
    if (!begun && handed === undefined && host !== undefined && creation === undefined) startOver(host);
  }, [begun, handed, host, creation]);
  if (creation) return <Creating creation={creation} />;
  return begun ? <Pages /> : <NoConnection waiting={connecting || host !== undefined} />;
}

/** The system daemon is where most guests belong: it has networks and starts them at boot. */
function firstHost({ byId }: ReturnType<typeof useConnections.getState>): ConnectionId | undefined {
  const online = [...byId.values()].filter(({ state }) => state === 'online');
  return (online.find(({ id }) => id === 'system') ?? online[0])?.id;
}

function Pages() {
  const { page: asked } = useParams({ strict: false });
  const page = wizardPages.find(({ id }) => id === asked);
  const [asking, setAsking] = useState<'close' | 'save' | 'templates'>();
  const commands = useMemo(
    () =>
      wizardCommands(page?.id, {
        close: askOrClose(setAsking),
        saveTemplate: () => setAsking('save'),
        templates: () => setAsking('templates'),
      }),
    [page?.id],
  );
  useCommands(commands);
  return (
    <section
      aria-label="New guest"
      className={styles['wizard']}
      data-view={page?.id === 'summary' ? 'summary' : page ? 'expert' : 'basic'}
    >
      <Feed />
      {page && <Rail current={page.id} />}
      <div className={styles['form']} key={page?.id ?? 'basic'}>
        <PageHeader page={page} />
        <Refused />
        <Suspense fallback={null}>{page ? <page.content /> : <BasicPage />}</Suspense>
      </div>
      {page?.id !== 'summary' && <SummarySide />}
      <BottomBar next={page && neighbours(page.id).next?.title} />
      {asking === 'save' && <SaveDialog onClose={() => setAsking(undefined)} />}
      {asking === 'templates' && <ListDialog onClose={() => setAsking(undefined)} />}
      {asking === 'close' && (
        <ConfirmDialog
          title="Close without creating the guest?"
          confirm="Close"
          lost={['What you entered for the new guest']}
          onConfirm={close}
          onClose={() => setAsking(undefined)}
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

const askOrClose = (ask: (what: 'close') => void) => () => {
  const { draft } = useDraft.getState();
  if (draft !== undefined && isWorthKeeping(draft)) ask('close');
  else close();
};
