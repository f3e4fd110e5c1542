import { useMemo } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareChoices, HardwareEdit } from '#shared/contract/hardware.ts';
import type { Context } from '#shared/domain/hardware/catalogue/kind.ts';
import { useChoices, useDocuments, useHardwarePlan, type PlanAnswer } from '#renderer/api/hardware.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { useSettled } from '#renderer/ui/use-settled.ts';
import { catalogue } from './model/catalogue.ts';
import { editsOf, hasUnreadable, type Draft } from './model/draft.ts';
import { useDraft } from './model/draft-store.ts';
import { useHeld } from './model/held.ts';
import { itemsFrom, type HardwareItem } from './model/items.ts';
import { wrongWith } from './form/unreadable.ts';
import { previewOf } from './model/preview.ts';
import { readDocuments, type ReadDocuments } from './model/read-documents.ts';

/** All that the Hardware tab goes by. */
export interface Hardware {
  readonly guest: Guest;
  readonly documents: ReadDocuments;
  /** As it would be with the draft. */
  readonly context: Context;
  /** The host has not said yet what there is to choose from. */
  readonly asking: boolean;
  /** As they stand, whatever the draft says. */
  readonly items: readonly HardwareItem[];
  readonly draft: Draft;
  readonly edits: readonly HardwareEdit[];
  readonly plan: PlanAnswer;
  /** How many of the changes cannot be right by what the page knows itself. */
  readonly wrong: number;
  /** Why nothing can be changed. */
  readonly locked: string | undefined;
}

const noEdits: readonly HardwareEdit[] = [];
/** How long typing rests before its effect is asked for, in milliseconds. */
const restMs = 300;

export function useHardware(guest: Guest): { hardware: Hardware | undefined; failure: Failure | undefined } {
  const key = guestKey(guest);
  const { documents: texts, failure } = useDocuments(guest);
  const choices = useChoices(guest);
  const draft = useDraft(key);
  const held = useHeld(key);
  const locked = useUnreachable(guest);

  const documents = useMemo(() => texts && readDocuments(texts), [texts]);
  const edits = useMemo(() => editsOf(draft), [draft]);
  const settled = useSettled(edits, restMs);
  const plan = useHardwarePlan(guest, edits.length === 0 || hasUnreadable(draft) ? noEdits : settled);

  const driver = guest.virtualization;
  const standing = useMemo(
    (): Context | undefined =>
      documents && {
        domain: documents.base,
        choices: choices ?? unknownChoices(driver),
        running: documents.live !== undefined,
      },
    [documents, choices, driver],
  );
  const context = useMemo(
    () => documents && standing && { ...standing, domain: previewOf(documents, edits) },
    [documents, standing, edits],
  );
  const heldItems = useMemo(() => new Set(held.keys()), [held]);
  const items = useMemo(
    () => (documents && standing ? itemsFrom(catalogue, documents, standing, heldItems) : []),
    [documents, standing, heldItems],
  );
  const hardware = documents &&
    context && {
      guest,
      documents,
      context,
      asking: choices === undefined,
      items,
      draft,
      edits,
      plan,
      wrong: wrongIn(items, draft, context),
      locked,
    };
  return { hardware, failure: hardware === undefined ? failure : undefined };
}

function wrongIn(items: readonly HardwareItem[], draft: Draft, context: Context): number {
  return items.reduce((sum, { id, values, sections }) => {
    const changed = draft.get(id)?.values ?? {};
    const fields = sections.flatMap(section => section.fields).filter(({ property }) => property in changed);
    const all = { ...values, ...changed };
    return sum + fields.filter(field => wrongWith(field, context, all) !== undefined).length;
  }, 0);
}

/** Before the host has answered: nothing to choose from but what stands in the document. */
function unknownChoices(driver: string): HardwareChoices {
  return {
    driver,
    machines: [],
    hostCpus: 0,
    pools: [],
    networks: [],
    bridges: [],
    interfaces: [],
    filters: [],
    secrets: [],
  };
}
