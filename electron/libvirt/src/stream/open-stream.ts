import { aborted } from '../connection/call-table.ts';
import type { Channel } from '../connection/channel.ts';
import type { ProcedureEntry } from '../protocol/spec.ts';
import { LibvirtStream } from './libvirt-stream.ts';

export interface StreamOptions {
  /** Aborts the stream, also after it has opened. */
  signal?: AbortSignal | undefined;
  /** Holes are carried as such; only for uploads and downloads of volumes. */
  sparse?: boolean;
}

/** `VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM`, and the same for uploads. */
const SPARSE_FLAG = 1;

/** Makes the call and the stream it opens; resolves with the daemon's answer. */
export async function openStream(
  channel: Channel,
  entry: ProcedureEntry,
  args: unknown,
  { signal, sparse = false }: StreamOptions,
): Promise<{ stream: LibvirtStream; result: unknown }> {
  if (!entry.stream) throw new TypeError('This call opens no stream');
  if (sparse && !entry.sparse) throw new TypeError('This call cannot open a sparse stream');
  if (signal?.aborted) throw aborted(signal);
  return new Promise((resolve, reject) => {
    let stream: LibvirtStream | undefined;
    const abort = (): void => {
      stream?.abort(aborted(signal));
      reject(aborted(signal));
    };
    const forget = (): void => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort, { once: true });
    channel
      .call(entry, sparse ? withSparseFlag(args) : args, {}, serial => {
        stream = new LibvirtStream(channel, entry, serial, sparse);
        stream.once('close', forget);
      })
      .then(
        result => {
          stream?.settle(true);
          // The daemon may report an error right behind its answer.
          if (!stream || stream.errored)
            reject(stream?.errored ?? new TypeError('The call opened no stream'));
          else resolve({ stream, result });
        },
        (error: unknown) => {
          forget();
          stream?.settle(false);
          stream?.destroy();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
  });
}

function withSparseFlag(args: unknown): unknown {
  const { flags = 0 } = args as { flags?: number };
  return { ...(args as object), flags: flags | SPARSE_FLAG };
}
