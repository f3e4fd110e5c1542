/** Why a connection ended: `local` is our own `close()`, `remote` the daemon's. */
export interface CloseReason {
  kind: 'local' | 'remote' | 'protocol' | 'keepalive' | 'transport';
  error?: Error;
}

export function describeClose({ kind, error }: CloseReason): string {
  switch (kind) {
    case 'local':
      return 'The connection was closed';
    case 'remote':
      return 'The daemon closed the connection';
    case 'keepalive':
      return 'The daemon stopped answering';
    case 'protocol':
      return `The daemon broke the protocol: ${error?.message ?? 'unknown'}`;
    case 'transport':
      return error?.message ?? 'The connection broke';
  }
}
