import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Suspense, useState } from 'react';
import { useNetwork, useNetworkChoices } from '#renderer/api/networks.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { lazy } from '#renderer/ui/lazy.ts';
import type { Network } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { sectionsOf } from '#shared/domain/networks/catalogue/sections.ts';
import { takes } from '#shared/domain/networks/modes.ts';
import type { AskedAction } from '../action-dialog.tsx';
import { NetworkFormProvider } from '../form/form-model.ts';
import { SettingsForm } from '../form/settings-form.tsx';
import { useProblems } from '../form/use-problems.ts';
import { DraftBar } from './draft-bar.tsx';
import { useDraft, type NetworkDraft } from './draft.ts';
import { NetworkGuests } from './network-guests.tsx';
import { NetworkHeader } from './network-header.tsx';
import { NetworkLeases } from './network-leases.tsx';
import { NetworkOverview } from './network-overview.tsx';
import styles from './panel.module.css';

const NetworkXml = lazy(async () => ({ default: (await import('./network-xml.tsx')).NetworkXml }));

interface Props {
  connection: ConnectionId;
  network: Network;
  onAsk: (asked: AskedAction) => void;
  onClose: () => void;
}

const tabs = [
  { id: 'overview', label: 'Overview' },
  { id: 'addresses', label: 'Addresses' },
  { id: 'leases', label: 'Leases' },
  { id: 'dns', label: 'DNS' },
  { id: 'guests', label: 'Guests' },
  { id: 'options', label: 'Options' },
  { id: 'xml', label: 'XML' },
] as const;
type TabId = (typeof tabs)[number]['id'];

const withAddresses: ReadonlySet<TabId> = new Set(['addresses', 'leases', 'dns']);

/** One network, in its own tabs. What is changed on any of them is reviewed and applied together. */
export function NetworkPanel({ connection, network, onAsk, onClose }: Props) {
  const { details, failure } = useNetwork(connection, network.uuid);
  const [tab, setTab] = useState<TabId>('overview');
  const draft = useDraft(details);
  const shown = tabs.filter(({ id }) => !withAddresses.has(id) || takes(network.mode, 'addresses'));
  return (
    <div className={styles['panel']}>
      <NetworkHeader network={network} onAsk={onAsk} onClose={onClose} />
      <Tabs
        value={tab}
        onChange={(_, next: TabId) => setTab(next)}
        variant="scrollable"
        scrollButtons={false}
        className={styles['tabs'] ?? ''}
        aria-label={`About ${network.name}`}
      >
        {shown.map(({ id, label }) => (
          <Tab key={id} value={id} label={label} id={`network-${id}`} aria-controls="network-content" />
        ))}
      </Tabs>
      <div
        id="network-content"
        role="tabpanel"
        aria-labelledby={`network-${tab}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and may hold nothing that takes the focus
        tabIndex={0}
        className={styles['content']}
      >
        {failure && <FailureNote failure={failure} />}
        {details && draft && (
          <>
            {tab === 'overview' && (
              <NetworkOverview
                details={details}
                onRestart={() => onAsk({ network, action: { do: 'restart', uuid: network.uuid } })}
              />
            )}
            {tab === 'leases' && <NetworkLeases connection={connection} network={network} draft={draft} />}
            {tab === 'guests' && <NetworkGuests connection={connection} cards={details.cards} />}
            {(tab === 'addresses' || tab === 'dns' || tab === 'options') && (
              <Settings connection={connection} network={network} draft={draft} tab={tab} />
            )}
            {tab === 'xml' && (
              <Suspense fallback={<div aria-busy="true" />}>
                <NetworkXml connection={connection} details={details} />
              </Suspense>
            )}
          </>
        )}
        {!details && !failure && <div aria-busy="true" />}
      </div>
      {draft?.changed && <DraftBar connection={connection} network={network} draft={draft} />}
    </div>
  );
}

function Settings({
  connection,
  network,
  draft,
  tab,
}: {
  connection: ConnectionId;
  network: Network;
  draft: NetworkDraft;
  tab: 'addresses' | 'dns' | 'options';
}) {
  const choices = useNetworkChoices(connection);
  const problemOf = useProblems(draft.settings);
  return (
    <NetworkFormProvider
      value={{
        settings: draft.settings,
        choices,
        disabled: network.transient,
        problemOf,
        onChange: draft.change,
      }}
    >
      <SettingsForm sections={sectionsOf(draft.settings.mode, tab)} />
    </NetworkFormProvider>
  );
}
