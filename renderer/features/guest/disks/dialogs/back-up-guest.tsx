import { useGuest, type GuestKey } from '#renderer/api/live/guests.ts';
import { BackUpDialog } from './back-up-dialog.tsx';

/** All disks of a guest, from its menu. */
export default function BackUpGuest({ guest: key, onClose }: { guest: GuestKey; onClose: () => void }) {
  const guest = useGuest(key);
  return guest && <BackUpDialog guest={guest} onClose={onClose} />;
}
