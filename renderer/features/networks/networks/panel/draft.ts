import { useState } from 'react';
import type { NetworkSettings } from '#shared/contract/network-settings.ts';
import type { NetworkDetails } from '#shared/contract/networks.ts';

export interface NetworkDraft {
  /** As they are going to be. */
  readonly settings: NetworkSettings;
  /** Of the details that they were changed from. */
  readonly revision: string;
  readonly changed: boolean;
  /** Somebody else changed the network since. */
  readonly outdated: boolean;
  readonly change: (settings: NetworkSettings) => void;
  readonly discard: () => void;
}

interface Edited {
  readonly settings: NetworkSettings;
  readonly revision: string;
}

/** What was changed of a network and is not applied: it stays while other tabs of it are looked at. */
export function useDraft(details: NetworkDetails | undefined): NetworkDraft | undefined {
  const [edited, setEdited] = useState<Edited>();
  if (!details) return undefined;
  const changed =
    edited !== undefined && JSON.stringify(edited.settings) !== JSON.stringify(details.settings);
  const base = changed ? edited : details;
  return {
    settings: base.settings,
    revision: base.revision,
    changed,
    outdated: changed && edited.revision !== details.revision,
    change: settings => setEdited({ settings, revision: base.revision }),
    discard: () => setEdited(undefined),
  };
}
