import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useContainers, type ContainerKey } from '#renderer/api/live/containers.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import type { LineKey } from '#renderer/api/live/line-key.ts';

/** Shows a guest of any kind in the panel, leaving the list's filters as they are. */
export function useOpenLine(): (key: LineKey) => void {
  const navigate = useNavigate();
  return useCallback(
    key => {
      const guest = useGuests.getState().byKey.get(key as GuestKey);
      const container = useContainers.getState().byKey.get(key as ContainerKey);
      if (guest !== undefined) {
        const { connection, uuid } = guest;
        void navigate({ to: '/guests/$connection/$uuid', params: { connection, uuid }, search: true });
      } else if (container !== undefined) {
        const { engine, id } = container;
        void navigate({
          to: '/guests/containers/$engine/$id/{-$tab}/{-$item}',
          params: { engine, id, tab: undefined, item: undefined },
          search: true,
        });
      }
    },
    [navigate],
  );
}
