import { memo } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { useGuest, type GuestKey } from '#renderer/api/live/guests.ts';
import { GuestCell } from './guest-cell.tsx';
import { Line, type LinePlace } from './line.tsx';

interface Props extends LinePlace {
  id: GuestKey;
}

/** One guest. It listens for itself alone, so that a change elsewhere does not draw it again. */
export const GuestRow = memo(function GuestRow(props: Props) {
  const guest = useGuest(props.id);
  return guest && <GuestLine {...props} guest={guest} />;
});

function GuestLine({ guest, ...line }: Props & { guest: Guest }) {
  const stale = useStale(guest.connection);
  return (
    <Line
      {...line}
      stale={stale}
      cell={column => <GuestCell column={column} guest={guest} stale={stale} />}
    />
  );
}
