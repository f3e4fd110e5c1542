import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';

const route = getRouteApi('/frame/guests');

/** The list's filters, order and grouping, which live in the address, and how to change them. */
export function useGuestsSearch(): readonly [
  GuestsSearch,
  (change: (search: GuestsSearch) => GuestsSearch) => void,
] {
  const search = route.useSearch();
  const navigate = useNavigate();
  const change = useCallback(
    (how: (search: GuestsSearch) => GuestsSearch) =>
      void navigate({ to: '.', search: before => how(before as GuestsSearch), replace: true }),
    [navigate],
  );
  return [search, change];
}
