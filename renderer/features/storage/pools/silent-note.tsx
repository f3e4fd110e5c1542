import { Attention } from '#renderer/ui/attention.tsx';
import { formatDuration } from '#renderer/ui/format.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import type { Pool } from '#shared/contract/pools.ts';

/** libvirt waits for what the pool stands on, and so do we; nothing else waits with it. */
export function SilentNote({ pool, since }: { pool: Pool; since: number }) {
  const now = useNow(1000);
  return (
    <Attention
      tone="error"
      what={`“${pool.name}” has not answered for ${formatDuration(now - since)}.`}
      why={`What it stands on${pool.source === undefined ? '' : `, ${pool.source},`} is gone or hangs, and libvirt waits for it. You see the last that was known. It is looked at again by itself once it answers.`}
    />
  );
}
