import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DevicesSearch } from '#renderer/app/devices-search.ts';

export type ChangeSearch = (change: (before: DevicesSearch) => DevicesSearch) => void;

/** What the address says about the list, and how to say something else. */
export function useDevicesSearch(): [DevicesSearch, ChangeSearch] {
  const search = useSearch({ from: '/frame/devices/$connection' });
  const navigate = useNavigate();
  const change = useCallback<ChangeSearch>(
    next => void navigate({ to: '.', search: before => next(before as DevicesSearch), replace: true }),
    [navigate],
  );
  return [search, change];
}
