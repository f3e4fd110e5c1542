import type { Guest } from '#shared/contract/guests.ts';
import { go } from '#renderer/app/go.ts';

/** Opens a page of the guest by its name in a remedy: `agent`, `hardware` or `hardware/ITEM`. */
export function openGuestPage({ connection, uuid }: Guest, page: string): void {
  const base = '/guests/$connection/$uuid' as const;
  const params = { connection, uuid };
  if (page === 'agent') return void go({ to: `${base}/agent`, params, search: true });
  const item = page.startsWith('hardware/') ? page.slice('hardware/'.length) : undefined;
  void go({ to: `${base}/hardware/{-$item}`, params: { ...params, item }, search: true });
}
