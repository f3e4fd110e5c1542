import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { GuestRef } from '#shared/contract/guests.ts';

/** Shows a guest in the panel, leaving the list's filters as they are. */
export function useOpenGuest(): (guest: GuestRef | undefined) => void {
  const navigate = useNavigate();
  return useCallback(
    guest => {
      if (guest === undefined) return;
      const { connection, uuid } = guest;
      void navigate({ to: '/guests/$connection/$uuid', params: { connection, uuid }, search: true });
    },
    [navigate],
  );
}
