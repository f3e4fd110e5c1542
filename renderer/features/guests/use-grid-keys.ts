import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { setCollapsed } from './collapsed.ts';
import { readGridKey, type GridIntent } from './grid-keys.ts';
import type { Item } from './model/arrange.ts';
import { chooseAll, chooseNone, chooseRow, useFocus } from './selection-store.ts';
import { useOpenLine } from './use-open-line.ts';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';

/** Carries out what keys in the list ask for, and keeps the line they are on in sight. */
export function useGridKeys(
  items: readonly Item[],
  order: readonly LineKey[],
  rows: Virtualizer<HTMLDivElement, Element>,
): (event: KeyboardEvent) => void {
  const navigate = useNavigate();
  const open = useOpenLine();

  const none = () => {
    if (useTargets.getState().selected.size > 1) chooseNone();
    else {
      chooseNone();
      void navigate({ to: '/guests', search: true });
    }
  };

  const carryOut = (intent: GridIntent) => {
    switch (intent.do) {
      case 'choose':
        return chooseRow(intent.key, order, intent.how);
      case 'focus':
        return useFocus.setState({ line: intent.line });
      case 'all':
        return chooseAll(order);
      case 'none':
        return none();
      case 'open':
        return open(intent.key);
      case 'fold':
        return setCollapsed(intent.id, intent.collapsed);
    }
  };

  return event => {
    const page = Math.max(1, rows.getVirtualItems().length - 2);
    const intent = readGridKey(event, items, useFocus.getState().line, page);
    if (intent === undefined) return;
    event.preventDefault();
    carryOut(intent);
    const { line } = useFocus.getState();
    const at = items.findIndex(item => item.id === line);
    if (at >= 0) rows.scrollToIndex(at);
  };
}
